"""The dossier's pictures: layouts computed here, drawn as inline SVG by our own templates."""
