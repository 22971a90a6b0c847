#include "publishing/register_finder.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <regex>

#include <fmt/format.h>

namespace publishing {

namespace {

constexpr std::array<std::string_view, 12> months{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"};

std::string folded(std::string_view text) {
    std::string small{text};
    for (auto& c : small) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return small;
}

bool in_a_word(const std::string& text, std::size_t at) { return at < text.size() && (std::isalnum(static_cast<unsigned char>(text[at])) || static_cast<unsigned char>(text[at]) >= 0x80); }

/// A curly apostrophe or quotation mark ends a word; other letters beyond ASCII do not.
bool ends_word(const std::string& text, std::size_t at) { return !in_a_word(text, at) || text.compare(at, 2, "\xE2\x80") == 0; }

class Finding {
public:
    explicit Finding(std::string_view text) : text_{text}, small_{folded(text)} {}

    void words(std::string_view wanted, const IdentifyingHit& like) {
        const auto small = folded(wanted);
        if (small.size() < 2) return;
        for (auto at = small_.find(small); at != std::string::npos; at = small_.find(small, at + 1)) {
            if ((at > 0 && in_a_word(small_, at - 1) && small_.compare(at - std::min<std::size_t>(at, 3), 2, "\xE2\x80") != 0) || !ends_word(small_, at + small.size())) continue;
            add(at, small.size(), like);
        }
    }
    void pattern(const std::regex& wanted, const IdentifyingHit& like) {
        for (auto found = std::sregex_iterator{text_.begin(), text_.end(), wanted}; found != std::sregex_iterator{}; ++found) add(static_cast<std::size_t>(found->position()), static_cast<std::size_t>(found->length()), like);
    }
    /// The longest of those that share a place: "Linnet Fictional-Shore" and not its halves.
    std::vector<IdentifyingHit> all() {
        std::ranges::stable_sort(hits_, [](const IdentifyingHit& one, const IdentifyingHit& other) { return std::pair{one.begins, other.ends} < std::pair{other.begins, one.ends}; });
        std::vector<IdentifyingHit> kept;
        for (auto& hit : hits_)
            if (kept.empty() || hit.begins >= kept.back().ends) kept.push_back(std::move(hit));
        return kept;
    }

private:
    void add(std::size_t at, std::size_t size, IdentifyingHit hit) {
        hit.begins = at, hit.ends = at + size, hit.text = text_.substr(at, size);
        hits_.push_back(std::move(hit));
    }
    std::string text_, small_;
    std::vector<IdentifyingHit> hits_;
};

IdentifyingHit like(std::string kind, std::string why, Sureness sureness, bool direct, std::string person = {}) {
    IdentifyingHit hit;
    hit.kind = std::move(kind), hit.why = std::move(why), hit.sureness = sureness, hit.direct = direct, hit.person = std::move(person);
    return hit;
}

void find_people(const CaseRegister& known, Finding& finding) {
    for (const auto& person : known.people) {
        const auto whole = like("person", "register_whole", Sureness::Certain, true, person.key), part = like("person", "register_part", Sureness::Likely, true, person.key);
        if (!person.forename.empty() && !person.surname.empty()) finding.words(person.forename + " " + person.surname, whole);
        finding.words(person.forename, part);
        finding.words(person.surname, part);
        for (const auto& name : person.also) finding.words(name, part);
    }
}

void find_days(const CaseRegister& known, Finding& finding) {
    const auto exact = like("date", "register_day", Sureness::Certain, false);
    for (const auto day : known.dates) {
        const std::chrono::year_month_day parts{day};
        const auto number = static_cast<unsigned>(parts.day()), month = static_cast<unsigned>(parts.month());
        const auto year = static_cast<int>(parts.year());
        for (const auto& form : {fmt::format("{} {} {}", number, months[month - 1], year), fmt::format("{} {}, {}", months[month - 1], number, year), fmt::format("{:02}/{:02}/{}", number, month, year), fmt::format("{}/{}/{}", number, month, year), base::to_iso(day)}) finding.words(form, exact);
    }
}

}  // namespace

FindIn register_finder(CaseRegister known) {
    return [known = std::move(known)](std::string_view text) {
        static const std::regex postcode{R"(\b[A-Za-z]{1,2}[0-9][0-9A-Za-z]? ?[0-9][A-Za-z]{2}\b)"}, mail{R"([A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,})"}, telephone{R"((\+44 ?|\b0)[0-9]{2,5}( ?[0-9]{3,4}){1,3}\b)"};
        Finding finding{text};
        find_people(known, finding);
        for (const auto& place : known.places) finding.words(place, like("place", "register_place", Sureness::Certain, false));
        find_days(known, finding);
        finding.pattern(postcode, like("postcode", "looks_like", Sureness::Certain, true));
        finding.pattern(mail, like("email", "looks_like", Sureness::Certain, true));
        finding.pattern(telephone, like("telephone", "looks_like", Sureness::Likely, true));
        return finding.all();
    };
}

}  // namespace publishing
