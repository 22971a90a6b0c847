#include "web/casework/print_view.h"

#include <sodium.h>

#include <array>

#include <fmt/format.h>

#include "base/log.h"
#include "casework/keeping.h"
#include "web/casework/written_view.h"
#include "web/html/assets.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;

namespace {

std::string base64_of(std::string_view bytes) {
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
    text.resize(text.find('\0'));
    return text;
}

std::string_view asset_bytes(std::string_view path) { return find_asset(asset_url(path).text())->bytes; }

constexpr std::array<std::string_view, 4> fonts{"fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2", "fonts/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2",
                                                "fonts/source-serif-4-latin-wght-normal.woff2", "fonts/source-serif-4-latin-ext-wght-normal.woff2"};

/// The font itself in place of its address.
void put_inside(std::string& css, std::string_view font) {
    const auto address = asset_url(font);
    const auto name = address.text().substr(address.text().rfind('/') + 1);
    const auto at = css.find(name);
    if (at == std::string::npos) return;
    const auto begin = css.rfind('"', at) + 1;
    css.replace(begin, at + name.size() - begin, "data:font/woff2;base64," + base64_of(asset_bytes(font)));
}

/// The site's own style with its fonts inside, made once.
const std::string& style_inside() {
    static const std::string style = [] {
        std::string css{asset_bytes("css/cairn.css")};
        for (const auto font : fonts) put_inside(css, font);
        css += "body{background:#fff;font-size:11pt}main{padding:0}.scroll{position:static}.sheet{break-before:page}.sheet:first-child{break-before:auto}.cover{font-size:10pt}h1,h2,h3,h4{break-after:avoid}blockquote,tr{break-inside:avoid}";
        return css;
    }();
    return style;
}

std::string minute_of_copy(base::Instant at) { return base::to_iso(at).substr(0, 16) + "Z"; }

Html mark_words(const CaseDesk& desk, const casework::CopyMark& mark) {
    return desk.page.t("web.export.mark", {{"case", desk.of.reference}, {"copy", mark.copy}, {"reader", mark.reader}, {"time", minute_of_copy(mark.at)}});
}

/// Nothing is loaded and nothing runs, whatever somebody has written into the case.
constexpr std::string_view allowed = "default-src 'none'; style-src 'unsafe-inline'; font-src data:";

}  // namespace

bool can_make_pdf(const Page& page) { return page.services.printer && page.services.printer->can_print(); }

casework::CopyMark mark_copy(CaseDesk& desk) {
    const auto number = desk.desk.store.write([&](store::Transaction& transaction) { return casework::number_copy(transaction, desk.of, doer_of(desk.page)); });
    return {desk.page.me().name, desk.page.context.now, number};
}

Html copy_line(const CaseDesk& desk, const casework::CopyMark& mark) { return p(cls("muted cover"), from_record(), mark_words(desk, mark)); }

std::string document_to_print(std::string_view language, const Html& title, const Html& content) {
    return fmt::format("<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"{}\"><title>{}</title><style>{}</style></head><body>{}</body></html>", language,
                       allowed, title.view(), style_inside(), content.view());
}

namespace {

documents::PrintJob job_of(const Catalogue& t, const Sheets& sheets, const Html& content, const Html& marking) {
    const Html title_words{sheets.title}, page_words{t("web.print.page")};
    const auto language = document_language(t);
    documents::PrintJob job{.html = {}, .title = sheets.title, .language = language, .footer_html = {}};
    job.html = document_to_print(language, title_words, content);
    job.footer_html = fmt::format("<div style=\"font:7.5pt sans-serif;color:#46545c;width:100%;padding:0 18mm;display:flex;justify-content:space-between\"><span>{}</span><span>{} <span class=\"pageNumber\"></span>/<span class=\"totalPages\"></span></span></div>",
                                  marking.view(), page_words.view());
    return job;
}

/// Nothing where the browser is not there or could not do it; the log says which.
std::optional<std::string> made_pdf(const Page& page, const documents::PrintJob& job) {
    auto made = page.services.printer->print(job);
    if (made) return *std::move(made);
    base::log(base::Level::Warning, "web.print", {{"request", page.request.id}, {"refused", documents::words_of(made.error())}});
    return std::nullopt;
}

Response pdf_file(std::string bytes, const std::string& file_name) {
    auto response = Response::bytes("application/pdf", std::move(bytes));
    response.headers.set("Content-Disposition", "attachment; filename=\"" + file_name + "\"");
    return response;
}

}  // namespace

documents::PrintJob print_job(const CaseDesk& desk, const Sheets& sheets, const casework::CopyMark& mark) {
    return job_of(desk.page.t, sheets, main(cls("cw"), copy_line(desk, mark), sheets.content), mark_words(desk, mark));
}

documents::PrintJob plain_print_job(const SignedPage& page, const std::string& title, const Html& content) {
    return job_of(page.t, {title, {}}, main(cls("cw"), content), span(from_record(), page.me().name + ", " + minute_of_copy(page.context.now)));
}

documents::PrintJob public_print_job(const Catalogue& t, const Sheets& sheets) { return job_of(t, sheets, main(sheets.content), Html{sheets.title}); }

Response public_pdf(const Page& page, const documents::PrintJob& job, const std::string& file_name, const Url& page_to_print) {
    if (!can_make_pdf(page)) return Response::see_other(page_to_print.text());
    auto made = made_pdf(page, job);
    return made ? pdf_file(*std::move(made), file_name) : Response::error(503);
}

Response pdf_answer(CaseDesk& desk, const Sheets& sheets, const casework::CopyMark& mark, const std::string& file_name, const std::string& page_to_print) {
    if (!can_make_pdf(desk.page)) return desk.page.go(page_to_print);
    auto made = made_pdf(desk.page, print_job(desk, sheets, mark));
    return made ? pdf_file(*std::move(made), file_name) : Response::error(503);
}

}  // namespace web
