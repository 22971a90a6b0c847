#pragma once

class PDFDoc;

namespace documents::pdf {

/// Sets right the pictures of a page that call themselves grey while their JPEG is in colour, or the other way round. Some
/// scanners write such files; poppler draws them as stripes, and nothing could be recognised or shown.
void mend_pictures(PDFDoc& document, int page);

}  // namespace documents::pdf
