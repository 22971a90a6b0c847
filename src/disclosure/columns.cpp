#include "disclosure/columns.h"

#include <algorithm>

#include "base/text.h"
#include "disclosure/lists.h"

namespace disclosure {

namespace {

constexpr std::size_t widest_heading = 40, widest_name = 60;

struct Cell {
    std::size_t begin = 0, end = 0;
};

std::vector<Cell> cells_of(const std::string& plain, std::size_t begin, std::size_t end, char separator) {
    std::vector<Cell> cells{{begin, begin}};
    bool quoted = false;
    for (auto i = begin; i < end; ++i) {
        if (plain[i] == '"') quoted = !quoted;
        if (plain[i] == separator && !quoted) cells.push_back({i + 1, i + 1});
        else cells.back().end = i + 1;
    }
    for (auto& cell : cells) {
        while (cell.begin < cell.end && (plain[cell.begin] == ' ' || plain[cell.begin] == '"')) ++cell.begin;
        while (cell.end > cell.begin && (plain[cell.end - 1] == ' ' || plain[cell.end - 1] == '"')) --cell.end;
    }
    return cells;
}

/// Whether a heading says that names stand below it.
bool heads_names(std::string_view heading) {
    static const WordSet whole{"name", "names", "surname", "forename", "forenames", "first name", "last name", "family name", "given name", "given names", "middle name", "full name", "preferred name", "known as", "alias", "aliases", "legal surname", "legal forename",
                               "child name", "childs name", "pupil name", "student name", "parent name", "mother", "father", "worker name", "social worker", "worker", "allocated worker", "key worker", "keyworker", "author", "recorded by", "reported by", "seen by", "person",
                               "practitioner", "staff member", "attendee", "carer", "next of kin", "contact name", "teacher", "lead professional", "enw", "cyfenw", "enw cyntaf"};
    std::string plain;
    for (const char c : heading)
        if (c >= 'A' && c <= 'Z') plain += static_cast<char>(c + 32);
        else if (c == '_' || c == '-') plain += ' ';
        else if (c != '\'') plain += c;
    return whole.contains(base::squeeze(plain)) || (plain.size() > 4 && (plain.ends_with(" name") || plain.ends_with("surname") || plain.ends_with("forename")));
}

/// Letters with the marks of a name, and a capital; neither a number nor a sentence.
bool may_hold_a_name(const std::string& plain, const Cell& cell) {
    if (cell.end <= cell.begin || cell.end - cell.begin > widest_name) return false;
    int words = 1, letters = 0;
    bool capital = false;
    for (auto i = cell.begin; i < cell.end; ++i) {
        const char c = plain[i];
        const bool upper = c >= 'A' && c <= 'Z', lower = c >= 'a' && c <= 'z';
        if (!upper && !lower && c != ' ' && c != '\'' && c != '-' && c != '.' && c != ',' && c != '?') return false;
        letters += upper || lower;
        capital = capital || upper;
        words += c == ' ';
    }
    std::string folded;
    for (auto i = cell.begin; i < cell.end; ++i) folded += plain[i] >= 'A' && plain[i] <= 'Z' ? static_cast<char>(plain[i] + 32) : plain[i];
    static const WordSet nobody{"unknown", "none", "not known", "yes", "no", "n/a", "mother", "father", "self", "duty", "school", "police", "total", "other"};
    return capital && letters > 1 && words <= 4 && !nobody.contains(folded);
}

}  // namespace

namespace {

/// Calls `cell` with every cell below a heading that `heads` takes, and what it took it for, in each table of the text.
template <class Heads, class Take>
void each_cell_under(const PlainText& text, Heads&& heads, Take&& take) {
    const auto& plain = text.plain();
    char separator = 0;
    std::size_t width = 0;
    std::vector<std::string_view> kinds;
    for (std::size_t begin = 0; begin < plain.size();) {
        const auto end = std::min(plain.find('\n', begin), plain.size());
        std::vector<Cell> cells;
        if (separator) cells = cells_of(plain, begin, end, separator);
        // A line with another number of cells ends the table, as does one without any.
        if (separator && cells.size() + 1 >= width && cells.size() <= width + 1 && cells.size() > 1) {
            for (std::size_t k = 0; k < cells.size() && k < kinds.size(); ++k)
                if (!kinds[k].empty()) take(cells[k], kinds[k]);
        } else {
            separator = 0;
            for (const char candidate : {'\t', '|', ';', ','}) {
                if (end - begin > 2000 || std::find(plain.begin() + static_cast<std::ptrdiff_t>(begin), plain.begin() + static_cast<std::ptrdiff_t>(end), candidate) == plain.begin() + static_cast<std::ptrdiff_t>(end)) continue;
                cells = cells_of(plain, begin, end, candidate);
                const bool short_cells = std::all_of(cells.begin(), cells.end(), [](const Cell& cell) { return cell.end - cell.begin <= widest_heading; });
                kinds.clear();
                for (const auto& cell : cells) kinds.push_back(heads(std::string_view{plain}.substr(cell.begin, cell.end - cell.begin)));
                if (short_cells && cells.size() > 1 && std::ranges::any_of(kinds, [](std::string_view kind) { return !kind.empty(); })) {
                    separator = candidate, width = cells.size();
                    break;
                }
            }
        }
        begin = end + 1;
    }
}

/// What a heading says of the numbers below it; empty where it says nothing.
std::string_view heads_numbers(std::string_view heading) {
    std::string plain;
    for (const char c : heading)
        if (c >= 'A' && c <= 'Z') plain += static_cast<char>(c + 32);
        else if (c == '_' || c == '-' || c == '.' || c == '!' || c == '/') plain += ' ';
        else plain += c;
    plain = base::squeeze(plain);
    static const WordSet records{"adm", "adm no", "admission", "admission no", "admission number", "hosp no", "hospital no", "hospital number", "mrn", "case no", "case number", "case id", "case ref", "file no", "file ref", "lcs", "lcs id", "ics", "ics id", "mosaic", "mosaic id", "mosaic no", "liquidlogic id", "carefirst", "carefirst no", "client id", "client no", "person id", "pid", "child id", "family id", "record no", "record id", "patient id", "patient no", "tenancy no", "tenancy ref", "claim no", "ref", "ref no", "our ref", "their ref", "reference", "reference no", "system id", "id", "id no", "swift no", "swift id", "rio", "rio no", "emis", "emis no", "systmone", "chi ref", "referral no", "referral id", "cpoms id", "exhibit", "exhibit no", "prf", "marac no", "marac ref"};
    static const WordSet officers{"collar", "collar no", "collar number", "shoulder no", "warrant no", "force no", "badge", "badge no"};
    static const WordSet police{"crime no", "crime ref", "crime number", "occurrence", "occurrence no", "occ no", "police ref", "police occ", "incident no", "log no", "cad", "cad no", "niche", "niche no", "custody no", "urn crime"};
    if (records.contains(plain)) return "record-number";
    if (officers.contains(plain)) return "collar-number";
    return police.contains(plain) ? "police-reference" : std::string_view{};
}

/// One number: figures, with letters and strokes perhaps, and neither a day, an hour nor a count of one or two figures.
bool may_hold_a_number(const std::string& plain, const Cell& cell) {
    constexpr std::size_t widest = 24, fewest_figures = 3;
    if (cell.end <= cell.begin || cell.end - cell.begin > widest) return false;
    std::size_t figures = 0;
    for (auto i = cell.begin; i < cell.end; ++i) {
        const char c = plain[i];
        const bool figure = c >= '0' && c <= '9', letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (!figure && !letter && std::string_view{" /-_.*!()"}.find(c) == std::string_view::npos) return false;
        figures += figure;
    }
    const auto text = std::string_view{plain}.substr(cell.begin, cell.end - cell.begin);
    const bool day = text.size() >= 8 && text.size() <= 10 && (std::ranges::count(text, '/') == 2 || std::ranges::count(text, '.') == 2);
    return figures >= fewest_figures && !day;
}

}  // namespace

std::vector<NameCell> cells_of_names(const PlainText& text) {
    std::vector<NameCell> result;
    each_cell_under(text, [](std::string_view heading) { return heads_names(heading) ? std::string_view{"person"} : std::string_view{}; },
                    [&](const Cell& cell, std::string_view) { if (may_hold_a_name(text.plain(), cell)) result.push_back({cell.begin, cell.end}); });
    return result;
}

std::vector<NumberCell> cells_of_numbers(const PlainText& text) {
    std::vector<NumberCell> result;
    each_cell_under(text, heads_numbers, [&](const Cell& cell, std::string_view kind) { if (may_hold_a_number(text.plain(), cell)) result.push_back({cell.begin, cell.end, kind}); });
    return result;
}

}  // namespace disclosure
