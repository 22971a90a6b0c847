/// What somebody has written into a form: kept as typed, whole or half, until it is checked.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casework/form.h"

namespace casework {

/// Where an answer stands: the second child's forename is {"child", 1, "forename"}.
struct Place {
    std::string section;
    std::size_t turn = 0;  ///< From 0, of a section that may be answered several times.
    std::string field;
    friend auto operator<=>(const Place&, const Place&) = default;
};

/// `child.1.forename`: the name of the box in HTML, and of the answer in exports.
std::string to_name(const Place& place);
std::optional<Place> parse_place(std::string_view name);

class Answers {
public:
    /// The words as typed; of Choices the options, one a line. Empty where nothing was written.
    const std::string& of(const Place& place) const;
    const std::string& of(std::string_view section, std::string_view field, std::size_t turn = 0) const { return of({std::string{section}, turn, std::string{field}}); }
    std::vector<std::string> choices(const Place& place) const;
    bool has_choice(const Place& place, std::string_view option) const;
    std::optional<base::Day> day(const Place& place) const;

    /// Empty words take the answer away.
    void set(const Place& place, std::string words);
    /// How many turns of the section have an answer: the highest one with any.
    std::size_t turns(std::string_view section) const;
    bool empty() const { return values_.empty(); }
    const std::map<Place, std::string>& all() const { return values_; }

    /// One JSON object of names and words; the same answers give the same bytes.
    std::string to_json() const;
    /// Throws base::Fault if it is none that `to_json` wrote.
    static Answers from_json(std::string_view json);

    friend bool operator==(const Answers&, const Answers&) = default;

private:
    std::map<Place, std::string> values_;
};

/// What was sent: all values of one name, in order.
using Posted = std::function<std::vector<std::string>(std::string_view name)>;

/// Takes what was sent for a section, over what was there: days from their three boxes (`NAME-day`, `-month`, `-year`), text squeezed
/// at its ends, options that the field does not have left out. A day that is none stays as it was typed, for the reader to correct.
void take(const Section& section, std::size_t turn, const Posted& posted, Answers& into);

enum class ProblemKind {
    Missing,       ///< Needed and not there.
    NoDay,         ///< 31 February, or a box left empty.
    NoTime,        ///< Not a time of day.
    NoNumber,
    NoOption,      ///< Not among the options.
    NoArea,
    NoEmail,
    NoPostcode,
    TooLong,       ///< More than `longest_line` or `longest_text` characters.
    InFuture,      ///< A day that has not come yet, where it tells what has happened.
};

struct Problem {
    Place place;
    ProblemKind kind;
    friend bool operator==(const Problem&, const Problem&) = default;
};

inline constexpr std::size_t longest_line = 300;
inline constexpr std::size_t longest_text = 60'000;

/// What stands in the way of one section, in the order of its fields: what is written wrong, and with `Complete` also what is missing.
enum class Asked { Written, Complete };
std::vector<Problem> check(const Section& section, std::size_t turn, const Answers& answers, Asked asked, base::Day today);
/// Of the whole form; a section that may be answered several times is asked for once at least where it has needed fields.
std::vector<Problem> check(const Form& form, const Answers& answers, Asked asked, base::Day today);

/// Whether the field is asked, given the other answers of its section.
bool is_asked(const Field& field, std::string_view section, std::size_t turn, const Answers& answers);

}  // namespace casework
