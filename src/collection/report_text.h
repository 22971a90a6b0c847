/// A report's text made ready for keeping: what is derived from an extraction alone, before anything is stored.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "collection/public_report.h"
#include "collection/shingles.h"
#include "collection/theme_finder.h"
#include "documents/extraction.h"

namespace collection {

/// A finding, recommendation or theme that a program found, with the block where it begins.
struct FoundPoint {
    PointKind kind = PointKind::Recommendation;
    std::size_t block = 0;
    std::string number, text, addressee;
};

/// A block that shows a theme.
struct FoundTheme {
    std::string theme;  ///< Slug.
    std::size_t block = 0;
};

struct ReportText {
    documents::Extraction extraction;
    std::vector<FoundPoint> points;
    std::vector<FoundTheme> themes;
    std::string signature;    ///< to_bytes(Signature); empty for texts too short to compare.
    bool machine_read = false;
    double confidence = -1;   ///< Mean over machine-read pages, 0 to 100.
};

ReportText make_report_text(documents::Extraction extraction);

/// The blocks that show a theme, headings apart.
std::vector<FoundTheme> themes_of(const documents::Extraction& extraction, const ThemeFinder& finder);

/// Whom a recommendation is to, where its words begin with that: "Port Ansley Partnership should…"; empty if they do not.
std::string addressee_in(std::string_view recommendation);

/// "application/pdf" for a PDF and so on.
std::string media_type_of(documents::FileKind kind);
/// "pdf", "docx", …: the ending of names that we make.
std::string ending_of(std::string_view media_type);

}  // namespace collection
