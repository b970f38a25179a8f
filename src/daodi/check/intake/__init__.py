"""Reading what laboratories and exporters send, in any known layout, into lots and products."""

from daodi.check.intake.read import Intake, read

__all__ = ["Intake", "read"]
