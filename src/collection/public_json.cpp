#include "collection/public_json.h"

#include <boost/json.hpp>

#include "base/fault.h"

namespace collection {

namespace json = boost::json;

namespace {

// Writing: one small function for each kind of value.
json::value write(const std::string& text) { return json::value(text); }
json::value write(const Label& label) { return json::array{label.slug, label.text}; }
json::value write(base::Day day) { return json::value(base::to_iso(day)); }
json::value write(int number) { return json::value(number); }
json::value write(const PublicSubject& s) { return json::array{s.age_band, s.sex, s.outcome}; }
json::value write(Suggested what) { return json::value(static_cast<int>(what)); }
template <class Value>
json::value write(const std::optional<Value>& value) {
    return value ? write(*value) : json::value{};
}
template <class Value>
json::value write(const std::vector<Value>& values) {
    json::array list;
    for (const Value& value : values) list.push_back(write(value));
    return list;
}

// Reading what was written; Boost throws where the shape is another.
std::string text_in(const json::value& value) { return std::string{value.as_string()}; }
void read(const json::value& value, std::string& into) { into = text_in(value); }
void read(const json::value& value, Label& into) { into = {text_in(value.as_array().at(0)), text_in(value.as_array().at(1))}; }
void read(const json::value& value, base::Day& into) { into = base::parse_day(text_in(value)).value(); }
void read(const json::value& value, int& into) { into = static_cast<int>(value.as_int64()); }
void read(const json::value& value, PublicSubject& into) {
    const json::array& parts = value.as_array();
    into = {text_in(parts.at(0)), text_in(parts.at(1)), text_in(parts.at(2))};
}
void read(const json::value& value, Suggested& into) { into = static_cast<Suggested>(value.as_int64()); }
template <class Value>
void read(const json::value& value, std::optional<Value>& into) {
    if (value.is_null()) return into.reset();
    into.emplace();
    read(value, *into);
}
template <class Value>
void read(const json::value& value, std::vector<Value>& into) {
    into.clear();
    for (const json::value& item : value.as_array()) read(item, into.emplace_back());
}

template <class Result, class Read>
Result parsed(std::string_view text, Read&& read_all) {
    try {
        Result result;
        read_all(json::parse(text).as_array(), result);
        return result;
    } catch (const std::exception& failure) {
        throw base::Fault{"A public record cannot be read", failure.what(), "Restore the folder from a backup, or import the record again."};
    }
}

/// Each field in its place: a list is a third shorter than an object and read twice as fast, and nobody else reads it.
class FieldReader {
public:
    explicit FieldReader(const json::array& fields) : fields_{fields} {}
    template <class... Fields>
    void into(Fields&... fields) {
        (read(fields_.at(next_++), fields), ...);
    }

private:
    const json::array& fields_;
    std::size_t next_ = 0;
};

}  // namespace

std::string to_json(const ReviewSummary& s) {
    return json::serialize(json::array{s.reference.year, s.reference.number, s.own_id, s.title, s.abstract, write(s.year), write(s.published_on),
        s.anonymous ? 1 : 0, write(s.area), write(s.nation), write(s.scheme), write(s.themes), write(s.ages), write(s.harm), write(s.file_kinds),
        write(s.languages), s.readable ? 1 : 0, write(s.changed_on)});
}

ReviewSummary summary_from_json(std::string_view text) {
    return parsed<ReviewSummary>(text, [](const json::array& fields, ReviewSummary& s) {
        int anonymous = 0, readable = 0;
        FieldReader{fields}.into(s.reference.year, s.reference.number, s.own_id, s.title, s.abstract, s.year, s.published_on, anonymous, s.area,
            s.nation, s.scheme, s.themes, s.ages, s.harm, s.file_kinds, s.languages, readable, s.changed_on);
        s.anonymous = anonymous == 1, s.readable = readable == 1;
    });
}

std::string detail_to_json(const PublicReview& r) {
    return json::serialize(json::array{static_cast<int>(r.standing), write(r.withdrawn_on), r.withdrawn_reason, r.era, r.review_type, write(r.recommendations),
        write(r.theme_words), write(r.keywords), write(r.subjects), write(r.agencies), write(r.settings), r.source_url, r.publisher, r.rights_holder,
        r.incident_from, r.incident_to, write(r.authorities_now), write(r.suggested), r.version, write(r.entered_on), r.search_engines ? 1 : 0});
}

PublicReview detail_from_json(std::string_view text) {
    return parsed<PublicReview>(text, [](const json::array& fields, PublicReview& r) {
        int standing = 0, search_engines = 0;
        FieldReader{fields}.into(standing, r.withdrawn_on, r.withdrawn_reason, r.era, r.review_type, r.recommendations, r.theme_words, r.keywords,
            r.subjects, r.agencies, r.settings, r.source_url, r.publisher, r.rights_holder, r.incident_from, r.incident_to, r.authorities_now,
            r.suggested, r.version, r.entered_on, search_engines);
        r.standing = static_cast<Standing>(standing), r.search_engines = search_engines == 1;
    });
}

}  // namespace collection
