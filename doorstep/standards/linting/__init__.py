"""Publishing lints a standard: alone, and together with the other editions that the unit runs. Pure.

`lint(standard, others, known)` → findings in both languages; errors are sure and block publishing.
"""

from doorstep.standards.linting.findings import EventShape, Known, Lint
from doorstep.standards.linting.linter import lint

__all__ = ["EventShape", "Known", "Lint", "lint"]
