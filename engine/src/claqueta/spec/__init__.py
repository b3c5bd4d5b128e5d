"""The facts in `spec/` that Python and TypeScript share, read once: effects, transitions, easings, fonts, presets.

Sources live at the top of the repository; an installed wheel carries a copy. What is built from packages (font
files, sound modules) lies in the asset folder that `make setup` fills.
"""

from claqueta.spec.parameters import VisualSpec, shader_source, visual_specs
from claqueta.spec.places import AssetMissing, assets_path, spec_path

__all__ = ["AssetMissing", "VisualSpec", "assets_path", "shader_source", "spec_path", "visual_specs"]
