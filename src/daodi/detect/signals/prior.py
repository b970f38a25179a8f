"""What is known of the ratios of observed to expected before one pair is looked at: a mixture of two gammas."""

from __future__ import annotations

import msgspec

LARGEST = 100.0
SMALLEST = 1e-3
LEAST_SHARE = 1e-4
NAMES = ("alpha1", "beta1", "alpha2", "beta2", "share")


class Prior(msgspec.Struct, frozen=True, kw_only=True):
    """Two gamma distributions (``alpha`` the shape, ``beta`` the rate) and the share of the first.

    >>> prior_of("3.2624, 0.4005, 2.0241, 1.9061, 0.0652").share
    0.0652
    """

    alpha1: float
    beta1: float
    alpha2: float
    beta2: float
    share: float

    def check(self) -> None:
        """Raises ValueError for a prior that can't be."""
        for name in NAMES[:4]:
            if not 0.0 < getattr(self, name) < 1e6:
                raise ValueError(f"prior: {name} is {getattr(self, name)}, expected above 0")
        if not 0.0 < self.share < 1.0:
            raise ValueError(f"prior: the share is {self.share}, expected between 0 and 1")


class Fitted(msgspec.Struct, frozen=True, kw_only=True):
    """A prior with where it comes from, and whether it may be used.

    ``boundary`` names the values at which the likelihood runs away: then no prior is fitted by these reports, and no
    score is given. ``flat``: it hardly changes along some direction, so that the reports don't tell which prior it is.
    ``agreeing`` of ``starts`` came to the same best likelihood.
    """

    prior: Prior
    given: bool
    converged: bool
    boundary: tuple[str, ...] = ()
    flat: bool = False
    log_likelihood: float | None = None
    starts: int = 0
    agreeing: int = 0

    @property
    def usable(self) -> bool:
        """Whether scores may be built on it."""
        return self.given or (self.converged and not self.boundary and not self.flat)

    @property
    def why_not(self) -> str | None:
        """Why no score is built on it."""
        if self.usable:
            return None
        if self.boundary:
            where = ", ".join(f"{name} {getattr(self.prior, name):.4g}" for name in self.boundary)
            return f"no EBGM: the likelihood of the prior has its maximum at a boundary ({where}); give a prior"
        if self.flat:
            return "no EBGM: too few reports to tell which prior is likely; give a prior"
        return "no EBGM: the fit of the prior did not converge; give a prior"


def prior_of(text: str) -> Prior:
    """A prior from five numbers: alpha1, beta1, alpha2, beta2, share; ValueError where they are not."""
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError:
        numbers = []
    if len(numbers) != len(NAMES):
        raise ValueError(f"prior {text!r}: expected five numbers {', '.join(NAMES)}")
    made = Prior(**dict(zip(NAMES, numbers, strict=True)))
    made.check()
    return made


def boundary(prior: Prior) -> tuple[str, ...]:
    """The values that have run away: far out on their scale, so that the likelihood hardly changes along it.

    >>> boundary(Prior(alpha1=123.0, beta1=8.9, alpha2=1.7, beta2=1.5, share=0.03))
    ('alpha1',)
    """
    far = [name for name in NAMES[:4] if not SMALLEST <= getattr(prior, name) <= LARGEST]
    return (*far, *(("share",) if not LEAST_SHARE <= prior.share <= 1.0 - LEAST_SHARE else ()))
