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

std::vector<NameCell> cells_of_names(const PlainText& text) {
    const auto& plain = text.plain();
    std::vector<NameCell> result;
    char separator = 0;
    std::size_t width = 0;
    std::vector<bool> names;
    for (std::size_t begin = 0; begin < plain.size();) {
        const auto end = std::min(plain.find('\n', begin), plain.size());
        std::vector<Cell> cells;
        if (separator) cells = cells_of(plain, begin, end, separator);
        // A line with another number of cells ends the table, as does one without any.
        if (separator && cells.size() + 1 >= width && cells.size() <= width + 1 && cells.size() > 1) {
            for (std::size_t k = 0; k < cells.size() && k < names.size(); ++k)
                if (names[k] && may_hold_a_name(plain, cells[k])) result.push_back({cells[k].begin, cells[k].end});
        } else {
            separator = 0;
            for (const char candidate : {'\t', '|', ';', ','}) {
                if (end - begin > 2000 || std::find(plain.begin() + static_cast<std::ptrdiff_t>(begin), plain.begin() + static_cast<std::ptrdiff_t>(end), candidate) == plain.begin() + static_cast<std::ptrdiff_t>(end)) continue;
                cells = cells_of(plain, begin, end, candidate);
                const bool short_cells = std::all_of(cells.begin(), cells.end(), [](const Cell& cell) { return cell.end - cell.begin <= widest_heading; });
                names.clear();
                for (const auto& cell : cells) names.push_back(heads_names(std::string_view{plain}.substr(cell.begin, cell.end - cell.begin)));
                if (short_cells && cells.size() > 1 && std::find(names.begin(), names.end(), true) != names.end()) {
                    separator = candidate, width = cells.size();
                    break;
                }
            }
        }
        begin = end + 1;
    }
    return result;
}

}  // namespace disclosure
