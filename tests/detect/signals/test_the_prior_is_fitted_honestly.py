"""A prior that the reports don't tell is not made up."""

from __future__ import annotations

import numpy as np
import pytest

from daodi.detect.signals import Prior, signals
from daodi.detect.signals.fitting import fitted
from daodi.detect.signals.prior import boundary, prior_of


def drawn(prior: Prior, pairs: int, seed: int) -> tuple[np.ndarray, np.ndarray, float]:
    """Counts drawn from a prior, those of 0 left out, as reports leave them out; and the first part's share of them."""
    dice = np.random.default_rng(seed)
    first = dice.random(pairs) < prior.share
    ratio = np.where(
        first,
        dice.gamma(prior.alpha1, 1.0 / prior.beta1, pairs),
        dice.gamma(prior.alpha2, 1.0 / prior.beta2, pairs),
    )
    expected = np.round(np.exp(dice.normal(-0.5, 1.5, pairs)), 2) + 0.01
    n = dice.poisson(ratio * expected).astype(float)
    return n[n > 0], expected[n > 0], float(first[n > 0].mean())


def test_a_prior_that_drew_the_counts_is_found_again() -> None:
    truth = Prior(alpha1=4.0, beta1=0.4, alpha2=3.0, beta2=3.0, share=0.1)
    n, expected, share = drawn(truth, 60_000, 7)
    fit = fitted(n, expected)
    assert (fit.usable, fit.boundary, fit.flat) == (True, (), False)
    # Some starts end at a lower maximum near by, which is why there are several, and why their number is told.
    assert 2 <= fit.agreeing <= fit.starts
    assert fit.prior.share == pytest.approx(share, rel=0.2)
    for name in ("alpha1", "beta1", "alpha2", "beta2"):
        assert getattr(fit.prior, name) == pytest.approx(getattr(truth, name), rel=0.2), name


def test_too_few_reports_tell_no_prior() -> None:
    found = signals([("1", "a", "x"), ("2", "b", "x"), ("3", "b", "y")], ["ebgm"])
    assert found.prior is not None
    assert not found.prior.usable
    assert all(one.ebgm is None and (one.reason or "").startswith("no EBGM: ") for one in found)


def test_a_given_prior_is_used_as_it_is() -> None:
    prior = Prior(alpha1=3.0, beta1=0.4, alpha2=2.0, beta2=2.0, share=0.07)
    found = signals([("1", "a", "x"), ("2", "b", "x")], ["ebgm"], prior=prior)
    assert found.prior is not None
    assert (found.prior.prior, found.prior.given) == (prior, True)
    assert found.signals[0].ebgm is not None


@pytest.mark.parametrize(
    ("changed", "far"),
    [({}, ()), ({"alpha1": 101.0}, ("alpha1",)), ({"beta2": 1e-4}, ("beta2",)), ({"share": 1e-5}, ("share",))],
)
def test_a_value_far_out_on_its_scale_is_a_boundary(changed: dict[str, float], far: tuple[str, ...]) -> None:
    values = {"alpha1": 3.0, "beta1": 0.4, "alpha2": 2.0, "beta2": 2.0, "share": 0.07} | changed
    assert boundary(Prior(**values)) == far


@pytest.mark.parametrize("text", ["", "1,2,3", "1,2,3,4,5", "1,2,3,4,x", "0,1,1,1,0.5", "nan,1,1,1,0.5", "1,1,1,1,0"])
def test_five_numbers_that_are_no_prior_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="prior"):
        prior_of(text)
