"""What the splitter learns from: issues composed from ready articles, and the fitting of its weights."""
