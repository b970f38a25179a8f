"""The wing of people: referrals across borders, qualifications, surveillance, research."""
