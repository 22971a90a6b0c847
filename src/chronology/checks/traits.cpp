#include "chronology/checks/traits.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/parallel.h"
#include "base/text.h"
#include "chronology/checks/phrases.h"

namespace chronology {

namespace {

bool is_sign_of_word(unsigned char sign) { return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9') || sign >= 0x80; }
bool is_capital(unsigned char sign) { return sign >= 'A' && sign <= 'Z'; }
bool is_number(std::string_view word) { return !word.empty() && std::ranges::all_of(word, [](char sign) { return sign >= '0' && sign <= '9'; }); }

/// A word as it stands: its letters, and whether it is written as a name would be.
struct Written {
    std::string plain;
    bool capital = false, begins = false;
};

/// Words of a text, its sentences and clauses parted by an empty word.
std::vector<Written> written_words(std::string_view text) {
    std::vector<Written> out;
    bool begins = true;
    for (std::size_t at = 0; at < text.size();) {
        const auto sign = static_cast<unsigned char>(text[at]);
        if (!is_sign_of_word(sign)) {
            if (sign == '.' || sign == ';' || sign == '\n' || sign == ':' || sign == '!' || sign == '?') begins = true;
            if ((begins || sign == ',' || sign == '(' || sign == ')') && !out.empty() && !out.back().plain.empty()) out.push_back({});
            ++at;
            continue;
        }
        const auto from = at;
        while (at < text.size() && (is_sign_of_word(static_cast<unsigned char>(text[at])) || ((text[at] == '/' || text[at] == '\'') && at + 1 < text.size() && is_sign_of_word(static_cast<unsigned char>(text[at + 1]))))) ++at;
        out.push_back({std::string{text.substr(from, at - from)}, is_capital(sign), begins});
        begins = false;
    }
    return out;
}

std::string folded(std::string_view word) {
    auto out = std::ranges::all_of(word, [](char sign) { return static_cast<unsigned char>(sign) < 0x80; }) ? std::string{word} : base::fold(word);
    for (auto& sign : out)
        if (is_capital(static_cast<unsigned char>(sign))) sign = static_cast<char>(sign + ('a' - 'A'));
    if (out.ends_with("'s")) out.resize(out.size() - 2);
    if (out.ends_with("\u2019s")) out.resize(out.size() - 4);
    return out;
}

/// Its stem, well enough to compare by: "visited", "visiting" and "visits" are one.
std::string stem(std::string word) {
    constexpr std::size_t least = 4;
    const auto cut = [&](std::string_view ending) {
        if (word.size() < ending.size() + least - 1 || !word.ends_with(ending)) return false;
        word.resize(word.size() - ending.size());
        return true;
    };
    if (word.size() < least || is_number(word)) return word;
    if (word.ends_with("ies") && word.size() > least) word.replace(word.size() - 3, 3, "y");
    else if (!word.ends_with("ss")) cut("s");
    if (cut("ing") || cut("ed")) {
        if (word.size() > 3 && word[word.size() - 1] == word[word.size() - 2] && word.back() != 's' && word.back() != 'l') word.pop_back();
    }
    if (word.size() > least && word.back() == 'e') word.pop_back();
    return word;
}

void sort_out(std::vector<std::uint32_t>& numbers) {
    std::ranges::sort(numbers);
    numbers.erase(std::ranges::unique(numbers).begin(), numbers.end());
}

int number_beginning(std::string_view text) {
    int number = 0;
    std::size_t at = 0;
    for (; at < text.size() && at < 2 && text[at] >= '0' && text[at] <= '9'; ++at) number = number * 10 + (text[at] - '0');
    return at == 0 ? 0 : number;
}

int number_ending(std::string_view text) {
    std::size_t at = text.size();
    while (at > 0 && text.size() - at < 2 && text[at - 1] >= '0' && text[at - 1] <= '9') --at;
    return number_beginning(text.substr(at));
}

std::vector<std::string> spelled_out(const std::string& word) {
    if (const auto meant = abbreviation(word); !meant.empty()) {
        std::vector<std::string> out;
        for (const auto one : meant) out.emplace_back(one);
        return out;
    }
    return {word};
}

class TraitReader {
public:
    TraitReader(const Entry& entry, WordBook& book) : entry_{entry}, book_{book} {}

    Traits read() {
        traits_.days = days_of(entry_.when);
        if (const auto& when = entry_.when; when.from && when.from->minute && when.to && when.to->minute) traits_.minute = *when.from->minute;
        traits_.agency = book_.number_of(folded(entry_.agency));
        traits_.of_agency = parties_in(plain_words(entry_.agency));
        read_agency();
        for (const auto& word : plain_words(cell(entry_.cells, Meaning::Subjects)))
            if (!is_idle(word)) traits_.subjects.push_back(book_.number_of(word));
        read_text(cell(entry_.cells, Meaning::Event), true);
        read_text(cell(entry_.cells, Meaning::Action), false);
        traits_.contacts = contacts_in(plain_words(cell(entry_.cells, Meaning::ContactType)));
        if (traits_.contacts == 0) traits_.contacts = contacts_in(plain_words(cell(entry_.cells, Meaning::Event)));
        if (const auto said = yes_or_no(cell(entry_.cells, Meaning::ChildSeen))) traits_.seen = said;
        if (const auto said = yes_or_no(cell(entry_.cells, Meaning::SpokenTo))) traits_.spoken_to = said;
        for (auto* list : {&traits_.words, &traits_.names, &traits_.subjects, &traits_.agency_words}) sort_out(*list);
        std::ranges::sort(traits_.counts);
        return std::move(traits_);
    }

private:
    void read_agency() {
        std::string initials, short_initials;
        for (const auto& written : written_words(entry_.agency)) {
            if (written.plain.empty()) continue;
            const auto word = folded(written.plain);
            initials += word.front();
            if (is_idle(word)) continue;
            short_initials += word.front();
            traits_.agency_words.push_back(book_.number_of(stem(word)));
        }
        for (const auto& short_name : {initials, short_initials})
            if (short_name.size() >= 2) traits_.agency_words.push_back(book_.number_of(short_name));
    }
    /// "15/03" in the text: the day that is told of need not be the day of the entry.
    void read_days(std::string_view text) {
        for (std::size_t at = 0; (at = text.find('/', at)) != std::string_view::npos; ++at) {
            const auto day = number_ending(text.substr(0, at)), month = number_beginning(text.substr(at + 1));
            if (day >= 1 && day <= 31 && month >= 1 && month <= 12) traits_.days_named.emplace_back(day, month);
        }
    }
    void read_text(std::string_view text, bool event) {
        read_days(text);
        std::vector<std::string> clause, sentence;
        for (const auto& written : written_words(text)) {
            if (written.plain.empty()) {
                read_clause(clause);
                clause.clear();
                continue;
            }
            if (written.begins) end_sentence(sentence, event);
            const auto word = folded(written.plain);
            const bool is_name = written.capital && !is_idle(word) && parties_in({word}) == 0 && !is_abbreviation(word);
            for (const auto& one : spelled_out(word)) {
                const auto plain = stem(one);
                clause.push_back(one), sentence.push_back(one);
                if (is_idle(one)) continue;
                traits_.words.push_back(book_.number_of(plain));
                if (is_name && (!written.begins || written.plain.size() > 3)) traits_.names.push_back(book_.number_of(plain));
            }
        }
        read_clause(clause);
        end_sentence(sentence, event);
    }
    void read_clause(const std::vector<std::string>& clause) {
        if (clause.empty()) return;
        const auto parties = parties_in(clause);
        traits_.spoken_of |= parties;
        if (says_absent(clause)) traits_.absent |= parties == 0 ? static_cast<Parties>(Party::Somebody) : parties;
        for (std::size_t i = 0; i + 1 < clause.size(); ++i)
            if (const auto count = counted(clause[i]); count > 0 && !is_unit(clause[i + 1])) traits_.counts.emplace_back(book_.number_of("#" + stem(clause[i + 1])), count);
    }
    void end_sentence(std::vector<std::string>& sentence, bool event) {
        if (sentence.empty()) return;
        traits_.sides |= sides_in(sentence);
        traits_.told_later |= says_told_later(sentence);
        if (event) traits_.outcome_said |= says_outcome(sentence), traits_.moved |= says_move(sentence);
        if (const auto kept = says_kept(sentence); kept && (!traits_.kept || !*kept)) traits_.kept = kept;
        if (const auto seen = event ? says_seen(sentence) : std::nullopt) {
            traits_.somebody_unseen |= !*seen;
            if (!traits_.seen) traits_.seen = seen;
        }
        sentence.clear();
    }

    const Entry& entry_;
    WordBook& book_;
    Traits traits_;
};

/// From the numbers of one book to those of another.
void renumber(Traits& traits, const std::vector<std::uint32_t>& numbers) {
    for (auto* list : {&traits.words, &traits.names, &traits.subjects, &traits.agency_words}) {
        for (auto& word : *list) word = numbers[word];
        std::ranges::sort(*list);
    }
    traits.agency = numbers[traits.agency];
    for (auto& [what, count] : traits.counts) what = numbers[what];
    std::ranges::sort(traits.counts);
}

}  // namespace

std::uint32_t WordBook::number_of(std::string_view word) {
    if (const auto found = numbers_.find(word); found != numbers_.end()) return found->second;
    const auto number = static_cast<std::uint32_t>(words_.size());
    words_.emplace_back(word);
    numbers_.emplace(words_.back(), number);
    return number;
}

std::vector<std::string> plain_words(std::string_view text) {
    std::vector<std::string> out;
    for (const auto& written : written_words(text))
        if (!written.plain.empty())
            for (auto& one : spelled_out(folded(written.plain))) out.push_back(std::move(one));
    return out;
}

std::vector<std::string> stems_of(std::string_view text) {
    std::vector<std::string> out;
    for (auto& word : plain_words(text))
        if (!is_idle(word)) out.push_back(stem(std::move(word)));
    return out;
}

Traits traits_of(const Entry& entry, WordBook& book) { return TraitReader{entry, book}.read(); }

std::vector<Traits> traits_of(const std::vector<Entry>& entries, WordBook& book) {
    constexpr std::size_t at_a_time = 1024;
    std::vector<Traits> out(entries.size());
    std::vector<WordBook> books(base::parts_of(entries.size(), at_a_time));
    const auto each_of = [&](std::size_t part, auto&& work) {
        for (std::size_t i = part * at_a_time; i < std::min(entries.size(), (part + 1) * at_a_time); ++i) work(i);
    };
    base::in_parts(books.size(), [&](std::size_t part) { each_of(part, [&](std::size_t i) { out[i] = traits_of(entries[i], books[part]); }); });
    // A part's words in the order in which it met them, part after part: that is the order in which one reader would have met them.
    std::vector<std::vector<std::uint32_t>> numbers(books.size());
    for (std::size_t part = 0; part < books.size(); ++part)
        for (std::uint32_t word = 0; word < books[part].size(); ++word) numbers[part].push_back(book.number_of(books[part].word(word)));
    base::in_parts(books.size(), [&](std::size_t part) { each_of(part, [&](std::size_t i) { renumber(out[i], numbers[part]); }); });
    return out;
}

}  // namespace chronology
