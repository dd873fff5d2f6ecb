"""Layout: from what stands where on printed pages to lines in reading order, whatever drew or recognised them."""
