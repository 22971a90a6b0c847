#include "chronology/column.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/text.h"

namespace chronology {

namespace {

constexpr auto meanings = std::to_array<Meaning>({
    Meaning::Reference, Meaning::StartDate, Meaning::StartTime, Meaning::EndDate, Meaning::EndTime, Meaning::Agency, Meaning::Source, Meaning::Subjects, Meaning::Event, Meaning::ContactType, Meaning::ChildSeen, Meaning::SpokenTo,
    Meaning::ChildVoice, Meaning::Action, Meaning::PractitionerRole, Meaning::Analysis, Meaning::KeyEvent, Meaning::GoodPractice, Meaning::ExpectedPractice, Meaning::Significance,
});

constexpr auto words = std::to_array<std::string_view>({
    "reference", "start_date", "start_time", "end_date", "end_time", "agency", "source", "subjects", "event", "contact_type", "child_seen", "spoken_to", "child_voice", "action", "practitioner_role", "analysis", "key_event",
    "good_practice", "expected_practice", "significance",
});

/// The whole heading, folded and without marks. The first of a meaning is how Cairn itself heads the column.
using Heading = std::pair<std::string_view, Meaning>;
constexpr auto headings = std::to_array<Heading>({
    {"reference", Meaning::Reference}, {"ref", Meaning::Reference}, {"event ref", Meaning::Reference}, {"event reference", Meaning::Reference}, {"no", Meaning::Reference}, {"number", Meaning::Reference}, {"item", Meaning::Reference}, {"row", Meaning::Reference}, {"id", Meaning::Reference}, {"entry no", Meaning::Reference},
    {"start date", Meaning::StartDate}, {"date", Meaning::StartDate}, {"when", Meaning::StartDate}, {"date of event", Meaning::StartDate}, {"event date", Meaning::StartDate}, {"occurrence date", Meaning::StartDate}, {"date of contact", Meaning::StartDate}, {"contact date", Meaning::StartDate},
    {"date from", Meaning::StartDate}, {"from", Meaning::StartDate}, {"date and time", Meaning::StartDate}, {"date time", Meaning::StartDate}, {"date of entry", Meaning::StartDate}, {"date of incident", Meaning::StartDate}, {"incident date", Meaning::StartDate}, {"start", Meaning::StartDate}, {"dyddiad", Meaning::StartDate}, {"dyddiad dechrau", Meaning::StartDate},
    {"start time", Meaning::StartTime}, {"time", Meaning::StartTime}, {"event time", Meaning::StartTime}, {"occ time", Meaning::StartTime}, {"occurrence time", Meaning::StartTime}, {"time of event", Meaning::StartTime}, {"time from", Meaning::StartTime}, {"amser", Meaning::StartTime}, {"amser dechrau", Meaning::StartTime},
    {"end date", Meaning::EndDate}, {"date to", Meaning::EndDate}, {"to", Meaning::EndDate}, {"until", Meaning::EndDate}, {"date ended", Meaning::EndDate}, {"dyddiad gorffen", Meaning::EndDate},
    {"end time", Meaning::EndTime}, {"finish", Meaning::EndTime}, {"finish time", Meaning::EndTime}, {"time to", Meaning::EndTime}, {"end", Meaning::EndTime}, {"amser gorffen", Meaning::EndTime},
    {"agency", Meaning::Agency}, {"organisation", Meaning::Agency}, {"asiantaeth", Meaning::Agency},
    {"source of information", Meaning::Source}, {"source", Meaning::Source}, {"record", Meaning::Source}, {"source of evidence", Meaning::Source}, {"source document", Meaning::Source}, {"log", Meaning::Source}, {"log no", Meaning::Source}, {"log number", Meaning::Source}, {"file", Meaning::Source}, {"document", Meaning::Source},
    {"system", Meaning::Source}, {"who told us", Meaning::Source}, {"evidence", Meaning::Source}, {"service", Meaning::Source}, {"source record", Meaning::Source}, {"ffynhonnell", Meaning::Source}, {"ffynhonnell y wybodaeth", Meaning::Source},
    {"subjects", Meaning::Subjects}, {"subject", Meaning::Subjects}, {"subject s", Meaning::Subjects}, {"who", Meaning::Subjects}, {"person", Meaning::Subjects}, {"people", Meaning::Subjects}, {"family member", Meaning::Subjects}, {"family members", Meaning::Subjects}, {"child", Meaning::Subjects}, {"persons involved", Meaning::Subjects}, {"who is involved", Meaning::Subjects}, {"pynciau", Meaning::Subjects},
    {"event", Meaning::Event}, {"what happened", Meaning::Event}, {"details", Meaning::Event}, {"description", Meaning::Event}, {"summary", Meaning::Event}, {"entry", Meaning::Event}, {"event details", Meaning::Event}, {"description of event", Meaning::Event}, {"details of event", Meaning::Event}, {"event description", Meaning::Event}, {"narrative", Meaning::Event},
    {"contact details", Meaning::Event}, {"information", Meaning::Event}, {"significant event", Meaning::Event}, {"what they said", Meaning::Event}, {"detail", Meaning::Event}, {"notes", Meaning::Event}, {"case note", Meaning::Event}, {"events", Meaning::Event}, {"digwyddiad", Meaning::Event},
    {"contact type", Meaning::ContactType}, {"type of contact", Meaning::ContactType}, {"type", Meaning::ContactType}, {"event type", Meaning::ContactType}, {"category", Meaning::ContactType}, {"contact", Meaning::ContactType}, {"math o gyswllt", Meaning::ContactType},
    {"child seen", Meaning::ChildSeen}, {"seen", Meaning::ChildSeen}, {"child seen y n", Meaning::ChildSeen}, {"seen y n", Meaning::ChildSeen}, {"was the child seen", Meaning::ChildSeen}, {"child ren seen", Meaning::ChildSeen}, {"children seen", Meaning::ChildSeen}, {"gwelwyd y plentyn", Meaning::ChildSeen},
    {"child spoken to", Meaning::SpokenTo}, {"spoken to", Meaning::SpokenTo}, {"spoke to alone y n", Meaning::SpokenTo}, {"spoken to alone", Meaning::SpokenTo}, {"spoke to alone", Meaning::SpokenTo}, {"seen alone", Meaning::SpokenTo}, {"child spoken to y n", Meaning::SpokenTo}, {"was the child spoken to", Meaning::SpokenTo},
    {"childs voice", Meaning::ChildVoice}, {"voice of the child", Meaning::ChildVoice}, {"child voice", Meaning::ChildVoice}, {"wishes and feelings", Meaning::ChildVoice}, {"voice of child", Meaning::ChildVoice}, {"views of the child", Meaning::ChildVoice}, {"lived experience", Meaning::ChildVoice}, {"llais y plentyn", Meaning::ChildVoice},
    {"action taken", Meaning::Action}, {"action", Meaning::Action}, {"actions", Meaning::Action}, {"outcome", Meaning::Action}, {"result", Meaning::Action}, {"follow up", Meaning::Action}, {"response", Meaning::Action}, {"decision", Meaning::Action}, {"outcome action", Meaning::Action}, {"action outcome", Meaning::Action}, {"actions taken", Meaning::Action}, {"decision made", Meaning::Action}, {"response or outcome", Meaning::Action}, {"gweithredu", Meaning::Action},
    {"practitioner role", Meaning::PractitionerRole}, {"practitioner", Meaning::PractitionerRole}, {"worker", Meaning::PractitionerRole}, {"officer", Meaning::PractitionerRole}, {"staff role", Meaning::PractitionerRole}, {"role", Meaning::PractitionerRole}, {"professional", Meaning::PractitionerRole}, {"staff", Meaning::PractitionerRole}, {"professional involved", Meaning::PractitionerRole}, {"staff member", Meaning::PractitionerRole},
    {"analysis", Meaning::Analysis}, {"comment", Meaning::Analysis}, {"comments", Meaning::Analysis}, {"analysis comment", Meaning::Analysis}, {"authors comment", Meaning::Analysis}, {"author comment", Meaning::Analysis}, {"analysis comments", Meaning::Analysis}, {"dadansoddiad", Meaning::Analysis},
    {"key event", Meaning::KeyEvent}, {"key episode", Meaning::KeyEvent}, {"key practice episode", Meaning::KeyEvent}, {"good practice", Meaning::GoodPractice}, {"effective practice", Meaning::GoodPractice},
    {"expected practice", Meaning::ExpectedPractice}, {"expected", Meaning::ExpectedPractice}, {"expected standard", Meaning::ExpectedPractice}, {"significance", Meaning::Significance}, {"significant", Meaning::Significance}, {"relevance", Meaning::Significance},
});

/// Letters and figures alone, one space between words, no apostrophes: "Child’s voice" is "childs voice".
std::string plain_heading(std::string_view heading) {
    std::string out;
    bool gap = false;
    for (const char sign : base::fold(heading)) {
        if (sign == '\'') continue;
        const bool kept = (sign >= 'a' && sign <= 'z') || (sign >= '0' && sign <= '9') || static_cast<unsigned char>(sign) >= 0x80;
        if (!kept) {
            gap = true;
            continue;
        }
        if (gap && !out.empty()) out += ' ';
        gap = false, out += sign;
    }
    for (std::size_t at = 0; (at = out.find("\u2019", at)) != std::string::npos;) out.erase(at, 3);
    return out;
}

bool holds_words(std::string_view text, std::string_view words_of) {
    const auto at = text.find(words_of);
    if (at == std::string_view::npos) return false;
    const auto end = at + words_of.size();
    return (at == 0 || text[at - 1] == ' ') && (end == text.size() || text[end] == ' ');
}

}  // namespace

std::string_view to_word(Meaning meaning) { return words[std::to_underlying(meaning)]; }

std::optional<Meaning> parse_meaning(std::string_view word) {
    const auto found = std::ranges::find(words, word);
    return found == words.end() ? std::nullopt : std::optional{meanings[static_cast<std::size_t>(found - words.begin())]};
}

std::span<const Meaning> all_meanings() { return meanings; }

std::string_view cell(const Cells& cells, Meaning meaning) {
    const auto found = cells.find(to_word(meaning));
    return found == cells.end() ? std::string_view{} : std::string_view{found->second};
}

double heading_fits(std::string_view heading, Meaning meaning) {
    const auto plain = plain_heading(heading);
    constexpr std::size_t longest = 60;
    if (plain.empty() || plain.size() > longest) return 0;
    double best = 0;
    for (const auto& [known, of] : headings) {
        if (of != meaning) continue;
        if (plain == known) return 1;
        // A part of a longer heading counts by its share; a single short word ("to", "no") says nothing inside one.
        constexpr std::size_t telling = 5;
        if (known.size() >= telling && holds_words(plain, known)) best = std::max(best, 0.4 + 0.4 * static_cast<double>(known.size()) / static_cast<double>(plain.size()));
    }
    const bool birth = holds_words(plain, "birth") || holds_words(plain, "dob");
    return birth && (meaning == Meaning::StartDate || meaning == Meaning::EndDate) ? 0 : best;
}

std::optional<bool> yes_or_no(std::string_view cell) {
    auto said = base::fold(base::trim(cell));
    while (!said.empty() && (said.back() == '.' || said.back() == '!')) said.pop_back();
    for (const std::string_view yes : {"y", "yes", "true", "seen", "\u2713", "\u2714", "ie", "ydy", "1"})
        if (said == yes || (yes.size() > 2 && said.starts_with(std::string{yes} + " ")) || said.starts_with(std::string{yes} + ",")) return true;
    for (const std::string_view no : {"n", "no", "false", "not seen", "unseen", "na", "nac ydy", "0"})
        if (said == no || (no.size() > 1 && said.starts_with(std::string{no} + " ")) || said.starts_with(std::string{no} + ",")) return false;
    return std::nullopt;
}

}  // namespace chronology
