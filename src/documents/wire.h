/// Numbers and texts as helper and reader exchange them. The scanner believes nothing: what is not as the writer writes it fails.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace documents {

class Writer {
public:
    explicit Writer(std::string begun = {}) : bytes_{std::move(begun)} {}

    void byte(char value) { bytes_ += value; }
    void number(std::uint64_t value);
    /// As well-formed UTF-8, cut at the limit without splitting a letter.
    void text(std::string_view text, std::size_t limit);
    void blob(std::string_view blob);
    /// To a hundredth, from -1 to a million: all that points and confidences need.
    void decimal(double value);
    std::string take() { return std::move(bytes_); }

private:
    std::string bytes_;
};

class Scanner {
public:
    /// The bytes outlive the scanner.
    explicit Scanner(std::string_view bytes) : rest_{bytes} {}

    char byte();
    std::uint64_t number(std::uint64_t most);
    std::string blob(std::size_t most);
    std::string text(std::size_t most);
    double decimal() { return static_cast<double>(number(100'000'100)) / 100 - 1; }
    bool sound() const { return !failed_; }
    bool finished() const { return !failed_ && rest_.empty(); }
    std::uint64_t fail();

private:
    std::string_view rest_;
    bool failed_ = false;
};

}  // namespace documents
