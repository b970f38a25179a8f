"""The words of trade that every room shares: money, quantities, delivery terms, customs codes. Pure: no web, no SQL."""
