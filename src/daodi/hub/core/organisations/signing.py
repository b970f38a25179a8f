"""The library's addresses at which a second factor is changed, answered by pages that write it down."""

from __future__ import annotations

from django.urls import path

from daodi.hub.core.organisations import factors

urlpatterns = [
    path("totp/activate/", factors.ActivateCodes.as_view(), name="mfa_activate_totp"),
    path("totp/deactivate/", factors.DeactivateCodes.as_view(), name="mfa_deactivate_totp"),
    path("webauthn/add/", factors.AddPasskey.as_view(), name="mfa_add_webauthn"),
    path("webauthn/keys/<int:pk>/remove/", factors.RemovePasskey.as_view(), name="mfa_remove_webauthn"),
    path("recovery-codes/generate/", factors.RenewRecoveryCodes.as_view(), name="mfa_generate_recovery_codes"),
]
