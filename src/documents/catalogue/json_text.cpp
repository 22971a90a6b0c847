#include "documents/catalogue/json_text.h"

#include <cmath>
#include <set>
#include <vector>

#include <boost/json.hpp>
#include <boost/json/basic_parser_impl.hpp>
#include <fmt/format.h>

namespace documents::catalogue {

namespace json = boost::json;

namespace {

using Failure = json::error_code;

/// Builds the value as the parser goes, and says no where it must.
class Building {
public:
    static constexpr std::size_t max_object_size = RowLimits::values, max_array_size = RowLimits::values;
    static constexpr std::size_t max_key_size = RowLimits::bytes, max_string_size = RowLimits::bytes;

    RowRefusal refusal{};
    json::value take() { return stack_.release(); }

    bool on_document_begin(Failure&) { return stack_.reset(), true; }
    bool on_document_end(Failure&) { return true; }
    bool on_object_begin(Failure&) { return keys_.emplace_back(), true; }
    bool on_object_end(std::size_t count, Failure& failure) {
        keys_.pop_back();
        stack_.push_object(count);
        return counted(failure);
    }
    bool on_array_begin(Failure&) { return true; }
    bool on_array_end(std::size_t count, Failure& failure) { return stack_.push_array(count), counted(failure); }
    bool on_key_part(std::string_view part, std::size_t, Failure&) { return key_ += part, stack_.push_chars(part), true; }
    bool on_key(std::string_view part, std::size_t, Failure& failure) {
        key_ += part;
        stack_.push_key(part);
        const std::string key = std::exchange(key_, {});
        if (key.find('\0') != std::string::npos) return no_nul(failure);
        if (keys_.back().insert(key).second) return true;
        return no(failure, fmt::format("The key \"{}\" is given twice.", key.substr(0, 100)), "Keep the one that is right.");
    }
    bool on_string_part(std::string_view part, std::size_t, Failure& failure) { return stack_.push_chars(part), without_nul(part, failure); }
    bool on_string(std::string_view part, std::size_t, Failure& failure) { return stack_.push_string(part), without_nul(part, failure) && counted(failure); }
    bool on_number_part(std::string_view, Failure&) { return true; }
    bool on_int64(std::int64_t number, std::string_view, Failure& failure) { return stack_.push_int64(number), counted(failure); }
    bool on_uint64(std::uint64_t number, std::string_view, Failure& failure) { return stack_.push_uint64(number), counted(failure); }
    bool on_double(double number, std::string_view, Failure& failure) {
        if (!std::isfinite(number)) return no(failure, "A number is too large.", "Write it as text in quotation marks, or leave it out.");
        return stack_.push_double(number), counted(failure);
    }
    bool on_bool(bool value, Failure& failure) { return stack_.push_bool(value), counted(failure); }
    bool on_null(Failure& failure) { return stack_.push_null(), counted(failure); }
    bool on_comment_part(std::string_view, Failure&) { return true; }
    bool on_comment(std::string_view, Failure&) { return true; }

private:
    bool no(Failure& failure, std::string reason, std::string advice) {
        refusal = {std::move(reason), std::move(advice)};
        failure = json::make_error_code(json::error::exception);
        return false;
    }
    bool no_nul(Failure& failure) { return no(failure, "The row holds a NUL character, which no text has.", "Take it out; if the whole file is so, save it again as UTF-8."); }
    bool without_nul(std::string_view part, Failure& failure) { return part.find('\0') == std::string_view::npos || no_nul(failure); }
    bool counted(Failure& failure) {
        if (++values_ <= RowLimits::values) return true;
        return no(failure, fmt::format("The record holds more than {} values.", RowLimits::values), "Leave out what is no part of the record.");
    }

    json::value_stack stack_;
    std::vector<std::set<std::string>> keys_;
    std::string key_;
    std::size_t values_ = 0;
};

}  // namespace

std::expected<json::value, RowRefusal> value_from_json(std::string_view utf8) {
    json::parse_options options;
    options.max_depth = RowLimits::depth;
    json::basic_parser<Building> parser{options};
    Failure failure;
    const std::size_t read = parser.write_some(false, utf8.data(), utf8.size(), failure);
    if (!failure && read < utf8.size()) failure = json::make_error_code(json::error::extra_data);
    if (!failure) return parser.handler().take();
    RowRefusal& refusal = parser.handler().refusal;
    if (!refusal.reason.empty()) return std::unexpected{std::move(refusal)};
    if (failure == json::error::too_deep)
        return std::unexpected{RowRefusal{fmt::format("The record is nested more than {} deep.", RowLimits::depth), "Write a record with plain fields."}};
    return std::unexpected{RowRefusal{fmt::format("This is not JSON: {}.", failure.message()), "Write one whole JSON object on each line."}};
}

}  // namespace documents::catalogue
