#include "documents/catalogue/row_wire.h"

#include <bit>
#include <climits>
#include <cmath>

#include <boost/json/value.hpp>

#include "documents/limits.h"
#include "documents/wire.h"

namespace documents::catalogue {

namespace json = boost::json;

namespace {

enum class Sign : char { Null = '0', False = 'f', True = 't', Negative = '-', Number = '+', Real = 'd', Text = 's', List = '[', Object = '{' };
constexpr char taken = 'T', refused = 'N';

void write(Writer& out, const json::value& value);

void write_members(Writer& out, const json::object& object) {
    out.number(object.size());
    for (const auto& [key, value] : object) {
        out.text(key, RowLimits::bytes);
        write(out, value);
    }
}

void write_real(Writer& out, double value) {
    const auto bits = std::bit_cast<std::uint64_t>(value);
    for (int shift = 0; shift < 64; shift += 8) out.byte(static_cast<char>(bits >> shift & 0xFF));
}

void write(Writer& out, const json::value& value) {
    const auto sign = [&](Sign which) { out.byte(static_cast<char>(which)); };
    switch (value.kind()) {
        case json::kind::null: return sign(Sign::Null);
        case json::kind::bool_: return sign(value.get_bool() ? Sign::True : Sign::False);
        case json::kind::uint64: return sign(Sign::Number), out.number(value.get_uint64() >> 1), out.number(value.get_uint64() & 1);
        case json::kind::int64: {
            const std::int64_t number = value.get_int64();
            const std::uint64_t magnitude = number < 0 ? ~static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
            return sign(number < 0 ? Sign::Negative : Sign::Number), out.number(magnitude >> 1), out.number(magnitude & 1);
        }
        case json::kind::double_: return sign(Sign::Real), write_real(out, value.get_double());
        case json::kind::string: return sign(Sign::Text), out.text(value.get_string(), longest_row_on_wire);
        case json::kind::array:
            sign(Sign::List), out.number(value.get_array().size());
            for (const json::value& item : value.get_array()) write(out, item);
            return;
        case json::kind::object: return sign(Sign::Object), write_members(out, value.get_object());
    }
}

class RowScanner {
public:
    explicit RowScanner(std::string_view bytes) : in_{bytes} {}

    std::optional<Row> row() {
        Row row{static_cast<int>(in_.number(INT_MAX)), {}};
        const char what = in_.byte();
        if (what == taken) {
            row.fields = object(1);
        } else if (what == refused) {
            RowRefusal refusal{in_.text(AnswerLimits::short_bytes), in_.text(AnswerLimits::short_bytes)};
            if (refusal.reason.empty() || refusal.advice.empty()) in_.fail();
            row.fields = std::unexpected{std::move(refusal)};
        } else {
            in_.fail();
        }
        return in_.finished() ? std::optional{std::move(row)} : std::nullopt;
    }

private:
    json::object object(int depth) {
        json::object members;
        const auto count = in_.number(RowLimits::values);
        for (std::size_t i = 0; in_.sound() && i < count; ++i) {
            std::string key = in_.text(RowLimits::bytes);
            if (!members.emplace(key, value(depth + 1)).second) in_.fail();
        }
        return members;
    }

    json::array list(int depth) {
        json::array items;
        const auto count = in_.number(RowLimits::values);
        for (std::size_t i = 0; in_.sound() && i < count; ++i) items.push_back(value(depth + 1));
        return items;
    }

    json::value value(int depth) {
        if (depth > RowLimits::depth + 1 || ++values_ > RowLimits::values + RowLimits::columns) in_.fail();
        switch (static_cast<Sign>(in_.byte())) {
            case Sign::Null: return nullptr;
            case Sign::False: return false;
            case Sign::True: return true;
            case Sign::Number: return number();
            case Sign::Negative: return static_cast<std::int64_t>(~whole());
            case Sign::Real: return real();
            case Sign::Text: return json::value(in_.text(longest_row_on_wire));
            case Sign::List: return list(depth);
            case Sign::Object: return object(depth);
        }
        in_.fail();
        return nullptr;
    }

    std::uint64_t whole() {
        const std::uint64_t upper = in_.number(UINT64_MAX >> 1);
        return upper << 1 | in_.number(1);
    }
    json::value number() {
        const std::uint64_t value = whole();
        return value <= INT64_MAX ? json::value(static_cast<std::int64_t>(value)) : json::value(value);
    }
    double real() {
        std::uint64_t bits = 0;
        for (int shift = 0; shift < 64; shift += 8) bits |= static_cast<std::uint64_t>(static_cast<unsigned char>(in_.byte())) << shift;
        const double value = std::bit_cast<double>(bits);
        if (!std::isfinite(value)) in_.fail();
        return std::isfinite(value) ? value : 0;
    }

    Scanner in_;
    std::size_t values_ = 0;
};

}  // namespace

std::string encode_row(const Row& row) {
    Writer out;
    out.number(static_cast<std::uint64_t>(row.number));
    out.byte(row.fields ? taken : refused);
    if (row.fields) write_members(out, *row.fields);
    else out.text(row.fields.error().reason, AnswerLimits::short_bytes), out.text(row.fields.error().advice, AnswerLimits::short_bytes);
    return out.take();
}

std::optional<Row> decode_row(std::string_view bytes) {
    if (bytes.size() > longest_row_on_wire) return std::nullopt;
    return RowScanner{bytes}.row();
}

}  // namespace documents::catalogue
