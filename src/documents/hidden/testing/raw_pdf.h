/// PDFs written object by object, for tests of what hides in them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace documents::testing {

/// One page of A4. Objects 1 to 5 are the catalogue, the list of pages, Helvetica, the page and its contents; `more` begin with 6.
struct RawPdf {
    std::string content;       ///< Drawing orders; /F1 is Helvetica.
    std::string catalogue;     ///< Entries of the catalogue,
    std::string page;          ///< of the page,
    std::string resources;     ///< of its resources
    std::string trailer;       ///< and of the trailer.
    std::vector<std::string> more;
};

inline std::string stream_object(std::string_view bytes, std::string_view entries = {}) {
    return fmt::format("<< {} /Length {} >>\nstream\n{}\nendstream", entries, bytes.size(), bytes);
}

inline std::string shown(std::string_view text, double x = 72, double y = 700, double size = 12) { return fmt::format("BT /F1 {} Tf {} {} Td ({}) Tj ET\n", size, x, y, text); }

inline std::string with_table(std::string bytes, const std::vector<std::pair<std::size_t, std::string>>& objects, std::size_t size, std::string_view trailer) {
    std::string table = "xref\n";
    if (bytes.size() < 20) table += "0 1\n0000000000 65535 f \n";
    for (const auto& [number, object] : objects) {
        table += fmt::format("{} 1\n{:010} 00000 n \n", number, bytes.size());
        bytes += fmt::format("{} 0 obj\n{}\nendobj\n", number, object);
    }
    const auto at = bytes.size();
    return bytes + table + fmt::format("trailer\n<< /Size {} /Root 1 0 R {} >>\nstartxref\n{}\n%%EOF\n", size, trailer, at);
}

inline std::string to_bytes(const RawPdf& pdf) {
    std::vector<std::pair<std::size_t, std::string>> objects{
        {1, fmt::format("<< /Type /Catalog /Pages 2 0 R {} >>", pdf.catalogue)},
        {2, "<< /Type /Pages /Kids [4 0 R] /Count 1 >>"},
        {3, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"},
        {4, fmt::format("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 3 0 R >> {} >> {} >>", pdf.resources, pdf.page)},
        {5, stream_object(pdf.content)}};
    for (const auto& one : pdf.more) objects.emplace_back(objects.size() + 1, one);
    return with_table("%PDF-1.7\n", objects, objects.size() + 1, pdf.trailer);
}

/// The file saved once more with some objects anew, as programs do that only add to a file.
inline std::string saved_again(const std::string& before, const std::vector<std::pair<std::size_t, std::string>>& anew, std::size_t size) {
    const auto at = before.rfind("startxref\n") + 10;
    return with_table(before, anew, size, "/Prev " + before.substr(at, before.find('\n', at) - at));
}

}  // namespace documents::testing
