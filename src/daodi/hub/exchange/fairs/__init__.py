"""The room of fairs: exhibitors, and meetings that both sides want."""
