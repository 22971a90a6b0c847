#include "disclosure/check.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <list>
#include <set>

#include "disclosure/context.h"
#include "disclosure/finding.h"
#include "disclosure/pattern.h"

namespace disclosure {

namespace {

/// For comparing with the approved list: letters and digits alone.
std::string bare(std::string_view text) {
    const PlainText plain{text};
    std::string result;
    for (const char c : plain.plain())
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '@') result += c;
        else if (c >= 'A' && c <= 'Z') result += static_cast<char>(c + 32);
    return result;
}

/// How much a finding says, for choosing between two of one place.
int weight(const Span& span) {
    int weight = static_cast<int>(span.certainty) * 10 + (span.direct ? 5 : 0);
    if (!span.person.empty() || span.why_code.ends_with(".roster")) weight += 20;
    if (span.why_code.starts_with("person.") && span.why_code != "person.title") weight -= 2;
    return weight;
}

bool is_number(const Span& span) {
    return span.direct && span.kind != "person" && span.kind != "address" && span.kind != "email" && span.kind != "handle";
}

/// Whether what looks like a name is only the letters of a number, in which it stands or into or out of which it reaches.
bool letters_of(const Span& number, const Span& name) {
    constexpr std::size_t longest_letters = 4;
    if (name.kind != "person") return false;
    // "laidlaw,cal_the_pal14" in a row of cells: the second name is the beginning of a name on a network.
    if (number.kind == "handle" && number.certainty != Certainty::Possible) return (name.start < number.start && number.start < name.end && name.end < number.end) || (number.start < name.start && name.start < number.end && number.end < name.end);
    if (!is_number(number)) return false;
    const bool within = number.start <= name.start && name.end <= number.end && name.end - name.start <= longest_letters;
    const bool runs_in = name.person.empty() && name.start < number.start && number.start < name.end && name.end < number.end;
    const bool runs_out = number.start < name.start && name.start < number.end && number.end < name.end;
    return within || runs_in || runs_out;
}

/// Of two that overlap: the surer, unless the other holds it whole and is of its kind.
bool beats(const Span& one, const Span& other) {
    const auto length = [](const Span& span) { return span.end - span.start; };
    // Letters joined to figures are the number's and no name of their own: "RAD" of "RAD-24-0118", "CL" of "CL/1".
    if (letters_of(one, other)) return true;
    if (letters_of(other, one)) return false;
    if (one.kind == other.kind && one.start <= other.start && one.end >= other.end && length(one) > length(other) && weight(one) + 15 >= weight(other)) return true;
    if (one.kind == other.kind && other.start <= one.start && other.end >= one.end && length(other) > length(one) && weight(other) + 15 >= weight(one)) return false;
    // "028 9649 6150" above "Carrick House": no house has the end of another number for its own.
    const auto cuts = [](const Span& number, const Span& house) { return is_number(number) && number.certainty == Certainty::Certain && house.kind == "address" && number.start < house.start && house.start < number.end; };
    if (cuts(one, other)) return true;
    if (cuts(other, one)) return false;
    // A place of the case that is a house by its name: the house is what is meant.
    const auto is_house = [](const Span& house, const Span& place) { return house.kind == "address" && house.certainty != Certainty::Possible && place.kind == "place" && house.start <= place.start && place.end <= house.end; };
    if (is_house(one, other)) return true;
    if (is_house(other, one)) return false;
    // An address of any sort holds names; the whole says more.
    const auto is_address = [](const Span& span) { return span.kind == "email" || span.kind == "handle" || span.kind == "address"; };
    if (is_address(one) && other.kind == "person" && length(one) > length(other) && one.start <= other.start && one.end >= other.end && one.certainty != Certainty::Possible) return true;
    if (is_address(other) && one.kind == "person" && length(other) > length(one) && other.start <= one.start && other.end >= one.end && other.certainty != Certainty::Possible) return false;
    // A school holds names too.
    if (one.kind != other.kind && length(one) >= length(other) + 4 && one.start <= other.start && one.end >= other.end && one.certainty != Certainty::Possible) return true;
    if (one.kind != other.kind && length(other) >= length(one) + 4 && other.start <= one.start && other.end >= one.end && other.certainty != Certainty::Possible) return false;
    if (weight(one) != weight(other)) return weight(one) > weight(other);
    return length(one) > length(other);
}

/// Whether two overlapping readings may be put together: a list of several names, of which a roster knows one, is no longer name.
bool one_name(const Span& one, const Span& other) {
    return one.person == other.person || (one.person.empty() ? one : other).why_code != "person.turned";
}

/// In the order in which they are read: by start, and of two that start together the longer first.
bool comes_before(const Span& one, const Span& other) {
    return one.start != other.start ? one.start < other.start : one.end > other.end;
}

/// What was beaten by something that was then beaten itself stands, where nothing that was kept touches it: "URN 103945" above "0121 496 0731", of which
/// the figures across the line's end were taken for a health number.
void put_back(Spans& beaten, Spans& kept) {
    std::ranges::stable_sort(beaten, [](const Span& one, const Span& other) { return weight(one) > weight(other); });
    for (auto& span : beaten) {
        const auto next = std::ranges::upper_bound(kept, span.start, {}, &Span::start);
        const bool free = (next == kept.end() || next->start >= span.end) && (next == kept.begin() || std::prev(next)->end <= span.start);
        if (free) kept.insert(next, std::move(span));
    }
}

Spans settled(Spans found) {
    std::stable_sort(found.begin(), found.end(), comes_before);
    std::list<Span> spans{std::make_move_iterator(found.begin()), std::make_move_iterator(found.end())};
    Spans kept, beaten;
    for (auto next = spans.begin(); next != spans.end(); ++next) {
        auto& span = *next;
        bool wins = true;
        while (!kept.empty() && kept.back().end > span.start) {
            auto& last = kept.back();
            if (!beats(span, last)) {
                // Two halves of one name: keep what both cover, under the surer's reason.
                if (last.kind == span.kind && span.end > last.end && last.kind == "person" && one_name(last, span)) last.end = span.end;
                beaten.push_back(span);
                wins = false;
                break;
            }
            if (last.kind == span.kind && span.kind == "person") {
                if (one_name(last, span)) {
                    span.start = std::min(span.start, last.start), span.end = std::max(span.end, last.end);
                } else {
                    // A list of names of which this is one: what stands after it, and what stands before it, stay by themselves.
                    if (last.end > span.end) {
                        Span after = last;
                        after.start = span.end;
                        spans.insert(std::upper_bound(std::next(next), spans.end(), after, comes_before), std::move(after));
                    }
                    if (last.start < span.start) {
                        last.end = span.start;
                        break;
                    }
                }
            }
            beaten.push_back(std::move(kept.back()));
            kept.pop_back();
        }
        if (wins) kept.push_back(std::move(span));
    }
    put_back(beaten, kept);
    return kept;
}

/// Without the commas and spaces around it; text of code points that are one byte each at both ends.
void trim(Span& span) {
    const auto is_between = [](char c) { return c == ' ' || c == ',' || c == '\n'; };
    while (!span.text.empty() && is_between(span.text.back())) span.text.pop_back(), --span.end;
    std::size_t first = 0;
    while (first < span.text.size() && is_between(span.text[first])) ++first, ++span.start;
    span.text.erase(0, first);
    // "I'm Ross, and this is Morag", "Osian I've met twice".
    for (const std::string_view before : {"I'm ", "I\u2019m "})
        if (span.kind == "person" && span.text.starts_with(before)) span.text.erase(0, before.size()), span.start += 4;
    for (const std::string_view after : {" I've", " I\u2019ve", " I'm", " I\u2019m"})
        if (span.kind == "person" && span.text.ends_with(after)) span.text.erase(span.text.size() - after.size()), span.end -= after.ends_with('m') ? 4 : 5;
    // "on 10 May." ends a sentence.
    if (span.kind == "date" && span.text.ends_with('.')) span.text.pop_back(), --span.end;
}

void leave_out_labels(Spans& spans, const Roster& roster) {
    std::vector<std::string> labels;
    for (const auto& person : roster.people)
        if (!person.label.empty()) labels.push_back(bare(person.label));
    std::erase_if(spans, [&](const Span& span) { return span.kind == "person" && std::find(labels.begin(), labels.end(), bare(span.text)) != labels.end(); });
}

/// "The" is no slip for Théo, nor "and" for Andy, however a scanner reads: only who is really called so is named by such a word.
void leave_out_small_words(Spans& spans, const Roster& roster) {
    static const std::set<std::string, std::less<>> small{"the", "and", "an", "of", "to", "in", "on", "at", "by", "for", "from", "with", "this", "that", "they", "then", "there", "when", "who", "was", "were", "has", "had", "his", "her", "she", "not", "all", "one", "our", "are", "it", "is", "as", "but"};
    const auto is_called = [&](const std::string& word) {
        return std::ranges::any_of(roster.people, [&](const Person& person) { return bare(person.forename) == word || bare(person.surname) == word || std::ranges::any_of(person.also, [&](const auto& also) { return bare(also) == word; }); });
    };
    static const std::set<std::string, std::less<>> shortened{"ive", "im", "ill", "id"};  // "I've told her".
    std::erase_if(spans, [&](const Span& span) {
        if (span.kind != "person") return false;
        const auto word = bare(span.text);
        return (small.contains(word) && !is_called(word)) || (shortened.contains(word) && span.text.size() > word.size());
    });
}

/// "in 2023/24", "QOF 2023/24": the year of a budget or of a school is no reference, unless it is announced as one: "case no. 2023/24".
void leave_out_years(Spans& spans, const PlainText& text) {
    constexpr std::size_t longest_announcement = 24;
    std::erase_if(spans, [&](const Span& span) {
        const auto digits = digits_of(span.text);
        if (digits.size() != 6 && digits.size() != 5) return false;
        const PlainText before{text.original(span.start > longest_announcement ? span.start - longest_announcement : 0, span.start)};
        if (announced(before, before.plain().size())) return false;
        // "next review due 10/2024": a month.
        const auto stroke = span.text.find('/');
        const bool month = span.kind == "record-number" && stroke != std::string::npos && stroke > 0 && stroke < 3 && span.text.size() == stroke + 5 && digits.size() + 1 == span.text.size() && (span.text.compare(stroke + 1, 2, "20") == 0 || span.text.compare(stroke + 1, 2, "19") == 0) && std::stoi(span.text.substr(0, stroke)) <= 12;
        if (month && span.why_code != "record-number.said") return true;
        const auto year = span.text.rfind("20", span.text.find_first_of("/-"));
        if (!is_number(span) || digits.size() != 6 || year == std::string::npos || span.text.size() - year != 7 || (span.text[year + 4] != '/' && span.text[year + 4] != '-')) return false;
        return (std::stoi(digits.substr(2, 2)) + 1) % 100 == std::stoi(digits.substr(4, 2));
    });
}

void mark_allowed(Spans& spans, const ApprovedList& approved) {
    std::vector<std::string> entries;
    for (const auto& entry : approved) entries.push_back(bare(entry));
    for (auto& span : spans) span.allowed = std::find(entries.begin(), entries.end(), bare(span.text)) != entries.end();
}

void find_numbers(const PlainText& text, const Roster& roster, Findings& findings) {
    find_health_numbers(text, findings);
    find_administrative_numbers(text, findings);
    find_contacts(text, findings);
    find_handles(text, findings);
    find_vehicles(text, findings);
    find_court_numbers(text, findings);
    find_police_references(text, findings);
    find_collar_numbers(text, findings);
    find_registrations(text, findings);
    find_agency_numbers(text, findings);
    find_positions(text, findings);
    find_dates(text, roster, findings);
}

/// Where a reading of the text differs from what it says, as code points in order.
std::vector<std::size_t> places_mended(const PlainText& text, const PlainText& mended) {
    std::vector<std::size_t> changed;
    for (std::size_t i = 0; i < text.plain().size(); ++i)
        if (mended.plain()[i] != text.plain()[i]) changed.push_back(text.start_of(i));
    return changed;
}

/// Adds what was found in the reading, less sure than in the text itself: only what holds a place that differs.
void add_mended(Spans found, const std::vector<std::size_t>& changed, Findings& findings) {
    for (auto& span : found) {
        const auto first = std::lower_bound(changed.begin(), changed.end(), span.start);
        if (first == changed.end() || *first >= span.end) continue;
        span.certainty = std::min(span.certainty, Certainty::Likely);
        findings.add(std::move(span));
    }
}

/// Reads the text again as `reading` mends it, around the places that differ alone, and adds what `find` finds there, unless it is `passed_over`.
void read_again(const PlainText& text, PlainText (PlainText::*reading)() const, std::size_t reach, const std::function<void(const PlainText&, Findings&)>& find, const std::function<bool(const Span&)>& passed_over, Findings& findings) {
    const auto changed = places_mended(text, (text.*reading)());
    for (std::size_t first = 0; first < changed.size();) {
        auto last = first;
        while (last + 1 < changed.size() && changed[last + 1] < changed[last] + 2 * reach) ++last;
        const auto from = changed[first] > reach ? changed[first] - reach : 0;
        const auto to = std::min(text.length(), changed[last] + reach);
        first = last + 1;
        const PlainText part{text.original(from, to)};
        const auto mended = (part.*reading)();
        Findings read{mended}, kept{part};
        find(mended, read);
        add_mended(read.take(), places_mended(part, mended), kept);
        for (auto& span : kept.take()) {
            span.start += from, span.end += from;
            if (!passed_over(span)) findings.add(std::move(span));
        }
    }
}

/// Numbers in which a scanner read a letter for a digit ("94O 476 5919"), where nothing else was found.
void find_scanned_numbers(const PlainText& text, const Roster& roster, Findings& findings) {
    constexpr std::size_t as_far_as_words_reach = 800;
    std::vector<std::size_t> reach(text.length() + 1, 0);  // By code point: how far a direct finding that began at it or before reaches.
    for (const auto& span : findings.spans())
        if (span.direct) reach[span.start] = std::max(reach[span.start], span.end);
    for (std::size_t i = 1; i < reach.size(); ++i) reach[i] = std::max(reach[i], reach[i - 1]);
    read_again(text, &PlainText::with_digits_mended, as_far_as_words_reach, [&](const PlainText& part, Findings& read) { find_numbers(part, roster, read); },
               [&](const Span& span) { return reach[span.start] >= span.end; }, findings);
}

/// Names of the case in which a scanner read a digit for a letter: "S0RCHA".
void find_scanned_people(const PlainText& text, const Roster& roster, Findings& findings) {
    const auto mended = text.with_letters_mended();
    const auto changed = places_mended(text, mended);
    if (changed.empty()) return;
    Findings read{mended};
    find_roster_people(mended, roster, read);
    add_mended(read.take(), changed, findings);
}

/// Houses in which a scanner read figures and letters for each other: "I4 Heol y Felin", "7 Lapwing Clo5e".
void find_scanned_streets(const PlainText& text, Findings& findings) {
    constexpr std::size_t longest_address = 80;
    for (const auto reading : {&PlainText::with_digits_mended, &PlainText::with_letters_mended}) read_again(text, reading, longest_address, find_streets, [](const Span& span) { return span.kind != "address"; }, findings);
}

}  // namespace

Spans check(std::string_view utf8, const Roster& roster, const ApprovedList& approved, Guessing guessing) {
    const PlainText text{utf8};
    Findings findings{text, guessing == Guessing::Yes};
    find_numbers(text, roster, findings);
    find_scanned_numbers(text, roster, findings);
    find_rare_facts(text, findings);
    find_settings(text, findings);
    find_streets(text, findings);
    find_scanned_streets(text, findings);
    find_roster_people(text, roster, findings);
    find_scanned_people(text, roster, findings);
    find_roster_places(text, roster, findings);
    find_unlisted_people(text, findings);
    find_people_listed(text, findings);
    find_houses(text, findings);
    find_whole_addresses(text, findings);
    find_houses_named_again(text, findings);
    find_neighbours(text, findings);
    find_again(text, findings);
    find_numbers_listed(text, findings);
    find_references(text, findings);
    find_numbers_listed(text, findings);  // Again, for what stands beside a reference.
    find_people_beside(text, findings);
    find_remaining_people(text, findings);
    auto spans = settled(findings.take());
    for (auto& span : spans) {
        span.text = text.original(span.start, span.end);
        trim(span);
    }
    std::erase_if(spans, [](const Span& span) { return span.text.empty(); });
    leave_out_labels(spans, roster);
    leave_out_small_words(spans, roster);
    leave_out_years(spans, text);
    mark_allowed(spans, approved);
    return spans;
}

}  // namespace disclosure
