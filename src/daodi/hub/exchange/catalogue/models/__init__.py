"""What suppliers offer: listings with prices, lots, pictures and papers, and how their lots stand in each market."""

from daodi.hub.exchange.catalogue.models.lots import ListedLot, Outcome, Standing
from daodi.hub.exchange.catalogue.models.offers import FAR, Kind, Listing, PriceBreak, State
from daodi.hub.exchange.catalogue.models.papers import ListingPaper, PaperKind, Picture

__all__ = [
    "FAR",
    "Kind",
    "ListedLot",
    "Listing",
    "ListingPaper",
    "Outcome",
    "PaperKind",
    "Picture",
    "PriceBreak",
    "Standing",
    "State",
]
