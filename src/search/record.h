/// Length-prefixed values in a row: how texts and names are kept. Reading past the end gives empty values.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace search {

class RecordWriter {
public:
    RecordWriter& number(std::int64_t value) {
        bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
        return *this;
    }
    RecordWriter& text(std::string_view value) {
        const auto size = static_cast<std::uint32_t>(value.size());
        bytes_.append(reinterpret_cast<const char*>(&size), sizeof size);
        bytes_ += value;
        return *this;
    }
    const std::string& bytes() const { return bytes_; }
    void clear() { bytes_.clear(); }

private:
    std::string bytes_;
};

class RecordReader {
public:
    explicit RecordReader(std::string_view bytes) : left_{bytes} {}
    std::int64_t number() {
        std::int64_t value = 0;
        const auto raw = take(sizeof value);
        if (!raw.empty()) std::memcpy(&value, raw.data(), raw.size());
        return value;
    }
    std::string_view text() {
        std::uint32_t size = 0;
        const auto raw = take(sizeof size);
        if (!raw.empty()) std::memcpy(&size, raw.data(), raw.size());
        return take(size);
    }
    bool at_end() const { return left_.empty(); }
    bool ran_out() const { return ran_out_; }

private:
    std::string_view take(std::size_t size) {
        if (size > left_.size()) {
            ran_out_ = true;
            left_ = {};
            return {};
        }
        const auto taken = left_.substr(0, size);
        left_.remove_prefix(size);
        return taken;
    }
    std::string_view left_;
    bool ran_out_ = false;
};

}  // namespace search
