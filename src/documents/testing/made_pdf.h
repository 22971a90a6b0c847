/// Small PDFs written for tests: exact words at exact places, so that an expectation can be worked out by hand.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace documents::testing {

/// One piece of text: where its baseline begins (from the top left corner), how large, and whether bold.
struct Placed {
    double x = 72, y = 72, size = 11;
    std::string text;
    bool bold = false;
};

/// A page's text and its ruled lines (each left, top, right, bottom).
struct MadePage {
    std::vector<Placed> text;
    std::vector<std::vector<double>> rules;
    std::string more;  ///< Entries added to the page's dictionary, for instance "/Rotate 90".
};

inline constexpr double paper_height = 842;

inline std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '(' || c == ')' || c == '\\') result += '\\';
        result += c;
    }
    return result;
}

inline std::string content_of(const MadePage& page) {
    std::string result;
    for (const Placed& text : page.text)
        result += fmt::format("BT /F{} {} Tf {} {} Td ({}) Tj ET\n", text.bold ? 2 : 1, text.size, text.x, paper_height - text.y, escaped(text.text));
    for (const auto& rule : page.rules)
        result += fmt::format("0.5 w {} {} m {} {} l S\n", rule[0], paper_height - rule[1], rule[2], paper_height - rule[3]);
    return result;
}

/// A4 pages of Helvetica. `catalog` adds entries to the document's catalogue.
inline std::string made_pdf(const std::vector<MadePage>& pages, std::string_view catalog = {}) {
    std::vector<std::string> objects{fmt::format("<< /Type /Catalog /Pages 2 0 R {} >>", catalog), "",
                                     "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
                                     "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>"};
    std::string kids;
    for (const MadePage& page : pages) {
        const std::string content = content_of(page);
        kids += fmt::format("{} 0 R ", objects.size() + 1);
        objects.push_back(fmt::format("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R "
                                      "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> {} >>", objects.size() + 2, page.more));
        objects.push_back(fmt::format("<< /Length {} >>\nstream\n{}\nendstream", content.size(), content));
    }
    objects[1] = fmt::format("<< /Type /Pages /Kids [{}] /Count {} >>", kids, pages.size());
    std::string result = "%PDF-1.7\n", offsets;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        offsets += fmt::format("{:010} 00000 n \n", result.size());
        result += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
    }
    return result + fmt::format("xref\n0 {}\n0000000000 65535 f \n{}trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{}\n%%EOF\n", objects.size() + 1,
                                offsets, objects.size() + 1, result.size());
}

/// Pages of lines, one below the other from the top: 11 points, 14 apart.
inline std::string made_pdf(const std::vector<std::vector<std::string>>& pages) {
    std::vector<MadePage> made;
    for (const auto& lines : pages) {
        auto& page = made.emplace_back();
        double y = 72;
        for (const auto& line : lines) {
            page.text.push_back({72, y, 11, line, false});
            y += 14;
        }
    }
    return made_pdf(made);
}

}  // namespace documents::testing
