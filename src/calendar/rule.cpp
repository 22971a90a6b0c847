#include "calendar/rule.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/fault.h"

namespace calendar {

namespace {

constexpr std::array<std::string_view, 4> strengths{"statute", "guidance", "panel", "local"};
constexpr std::array<std::string_view, 7> ways{"working-days", "working-days-before", "months", "years", "weeks", "not-known", "no-limit"};
constexpr std::array<std::string_view, 3> meanings{"due", "send-by", "at-least"};
constexpr std::array<std::string_view, 2> runnings{"keep", "take-over"};

template <class Enum, std::size_t N>
Enum one_of(const std::array<std::string_view, N>& words, const SheetRow& row, std::size_t column) {
    const auto found = std::ranges::find(words, row.cells[column]);
    if (found == words.end()) row.refuse(fmt::format("\"{}\" is not understood", row.cells[column]), fmt::format("Write one of: {}.", fmt::join(words, ", ")));
    return static_cast<Enum>(found - words.begin());
}

Nation nation_in(const SheetRow& row, std::size_t column) {
    const auto nation = parse_nation(row.cells[column]);
    if (!nation) row.refuse(fmt::format("\"{}\" is no nation", row.cells[column]), "Write england, wales, scotland or northern-ireland.");
    return *nation;
}

/// Columns in the order in which read_rules() asks for them.
enum Column : std::size_t { Name, InNation, Version, From, To, CountsBy, Amount, Earliest, MeansWhat, Running, StrengthOf, NameEn, NameCy, StartsEn, StartsCy, Source, SeenAt, CheckedOn, NoteEn, NoteCy };

Rule rule_of(const SheetRow& row) {
    Rule rule{.name = row.cells[Name], .nation = nation_in(row, InNation), .version = row.cells[Version], .from = row.day(From), .to = row.day_if_any(To),
              .counts = one_of<Counts>(ways, row, CountsBy), .amount = row.number(Amount), .earliest = row.number(Earliest),
              .means = one_of<Means>(meanings, row, MeansWhat), .running = one_of<RunningClocks>(runnings, row, Running),
              .strength = one_of<Strength>(strengths, row, StrengthOf), .title = {row.cells[NameEn], row.cells[NameCy]},
              .starts = {row.cells[StartsEn], row.cells[StartsCy]}, .source = row.cells[Source], .seen_at = row.cells[SeenAt],
              .checked_on = row.day_if_any(CheckedOn), .note = {row.cells[NoteEn], row.cells[NoteCy]}};
    const bool has_amount = rule.counts != Counts::NotKnown && rule.counts != Counts::NoLimit;
    if (has_amount != (rule.amount > 0)) row.refuse("The amount does not fit how the rule counts", "A rule that counts has an amount from 1; the others have none.");
    if (rule.name.empty() || rule.version.empty() || rule.source.empty()) row.refuse("A rule lacks its name, version or source", "Write all three.");
    if (rule.to && *rule.to < rule.from) row.refuse("A rule ends before it begins", "Mend its days.");
    return rule;
}

bool share_a_day(const Rule& one, const Rule& other) {
    return one.name == other.name && one.nation == other.nation && (!one.to || other.from <= *one.to) && (!other.to || one.from <= *other.to);
}

}  // namespace

std::string_view slug_of(Strength strength) { return strengths[static_cast<std::size_t>(strength)]; }
std::string_view slug_of(Counts counts) { return ways[static_cast<std::size_t>(counts)]; }
std::string_view slug_of(Means means) { return meanings[static_cast<std::size_t>(means)]; }

std::vector<Rule> read_rules(std::string_view csv) {
    std::vector<Rule> rules;
    for (const SheetRow& row : read_sheet(csv, "clock_rules.csv",
                                          {"rule", "nation", "version", "from", "to", "counts", "amount", "earliest", "means", "running_clocks", "strength", "name_en",
                                           "name_cy", "starts_en", "starts_cy", "source", "seen_at", "checked_on", "note_en", "note_cy"})) {
        Rule rule = rule_of(row);
        for (const Rule& earlier : rules)
            if (share_a_day(earlier, rule)) row.refuse(fmt::format("Two versions of {} govern one day: {} and {}", rule.name, earlier.version, rule.version), "End one before the other begins.");
        rules.push_back(std::move(rule));
    }
    return rules;
}

}  // namespace calendar
