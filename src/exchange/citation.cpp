#include "exchange/citation.h"

#include <boost/json.hpp>

#include <fmt/format.h>

#include "base/text.h"

namespace exchange {

namespace {

void ris_line(std::string& out, std::string_view tag, std::string_view value) {
    if (!value.empty()) out += fmt::format("{}  - {}\r\n", tag, base::squeeze(value));
}

std::string ris_date(base::Day day) {
    std::string iso = base::to_iso(day);
    for (char& c : iso)
        if (c == '-') c = '/';
    return iso;
}

std::string bibtex_escaped(std::string_view text) {
    std::string out;
    for (const char c : base::squeeze(text)) {
        switch (c) {
            case '&': case '%': case '$': case '#': case '_': case '{': case '}': out += '\\'; out += c; break;
            case '~': out += "\\textasciitilde{}"; break;
            case '^': out += "\\textasciicircum{}"; break;
            case '\\': out += "\\textbackslash{}"; break;
            default: out += c;
        }
    }
    return out;
}

std::string bibtex_key(std::string_view reference) {
    std::string key = "cairn-";
    for (const char c : reference) key += c == '/' ? '-' : c;
    return key;
}

std::string bibtex_authors(const CitedWork& work) {
    std::string joined;
    for (const auto& author : work.authors) joined += (joined.empty() ? "{" : " and {") + bibtex_escaped(author) + "}";
    return joined;
}

/// [[year, month, day]] or [[year]], as CSL wants it.
boost::json::value issued(const CitedWork& work) {
    boost::json::array parts;
    if (work.published_on) {
        const std::chrono::year_month_day date{*work.published_on};
        parts = {static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day())};
    } else if (work.year) {
        parts = {*work.year};
    }
    return boost::json::object{{"date-parts", boost::json::array{parts}}};
}

std::string collection_number(const CitedWork& work) {
    return work.collection.empty() ? work.reference : work.collection + " " + work.reference;
}

}  // namespace

std::string to_ris(const CitedWork& work) {
    std::string out = "TY  - RPRT\r\n";
    for (const auto& author : work.authors) ris_line(out, "AU", author);
    ris_line(out, "TI", work.title);
    ris_line(out, "M3", work.review_type);
    if (work.year) ris_line(out, "PY", std::to_string(*work.year));
    if (work.published_on) ris_line(out, "DA", ris_date(*work.published_on));
    ris_line(out, "PB", work.publisher);
    ris_line(out, "CY", work.area);
    ris_line(out, "AB", work.abstract_text);
    for (const auto& keyword : work.keywords) ris_line(out, "KW", keyword);
    ris_line(out, "LA", work.language);
    ris_line(out, "AN", work.reference);
    ris_line(out, "DB", work.collection);
    ris_line(out, "UR", work.url);
    out += "ER  - \r\n";
    return out;
}

std::string to_bibtex(const CitedWork& work) {
    std::string out = fmt::format("@techreport{{{},\n", bibtex_key(work.reference));
    const auto field = [&](const char* name, const std::string& value) {
        if (!value.empty()) out += fmt::format("  {} = {{{}}},\n", name, value);
    };
    field("author", bibtex_authors(work));
    field("title", "{" + bibtex_escaped(work.title) + "}");
    field("type", bibtex_escaped(work.review_type));
    field("institution", bibtex_escaped(work.publisher));
    field("year", work.year ? std::to_string(*work.year) : "");
    field("number", bibtex_escaped(collection_number(work)));
    field("url", bibtex_escaped(work.url));
    out += "}\n";
    return out;
}

std::string to_csl_json(const CitedWork& work) {
    boost::json::object item{{"id", "cairn-" + work.reference}, {"type", "report"}, {"title", work.title}};
    boost::json::array authors;
    for (const auto& author : work.authors) authors.push_back(boost::json::object{{"literal", author}});
    if (!authors.empty()) item["author"] = std::move(authors);
    if (work.year || work.published_on) item["issued"] = issued(work);
    const auto field = [&](const char* name, const std::string& value) {
        if (!value.empty()) item[name] = value;
    };
    field("genre", work.review_type);
    field("publisher", work.publisher);
    field("publisher-place", work.area);
    field("abstract", work.abstract_text);
    field("number", work.reference);
    field("collection-title", work.collection);
    field("language", work.language);
    field("URL", work.url);
    return boost::json::serialize(boost::json::array{std::move(item)});
}

std::string to_sentence(const CitedWork& work) {
    std::string out;
    for (const auto& author : work.authors) out += (out.empty() ? "" : ", ") + author;
    if (out.empty()) out = work.publisher;
    if (!out.empty()) out += ' ';
    out += work.year ? fmt::format("({}) ", *work.year) : "(no date) ";
    out += work.title;
    if (!work.review_type.empty()) out += ": " + work.review_type;
    out += ". ";
    if (!work.authors.empty() && !work.publisher.empty()) out += work.publisher + ". ";
    return out + collection_number(work) + ". " + work.url;
}

}  // namespace exchange
