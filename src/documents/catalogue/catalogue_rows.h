/// The rows of a catalogue as a helper process reads them, taken one at a time: neither side ever holds them all.
#pragma once

#include <chrono>
#include <expected>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "documents/catalogue/row.h"
#include "documents/child_process.h"
#include "documents/extraction.h"
#include "documents/limits.h"

namespace documents::catalogue {

class Rows {
public:
    /// Starts the helper; Reader::open_catalogue() knows its arguments. Throws base::Fault if it cannot be started.
    Rows(const std::string& program, const std::vector<std::string>& arguments, int file, const Limits& limits);

    /// The next row; nothing after the last. A refusal is about what is left of the file: "stopped" when `stop` was asked for.
    std::expected<std::optional<Row>, Refusal> next(const std::stop_token& stop);

private:
    enum class Heard { More, End, TooSlow, Stopped };
    Heard listen(const std::stop_token& stop);
    std::optional<std::expected<std::optional<Row>, Refusal>> in_hand();
    std::expected<std::optional<Row>, Refusal> ended();
    std::unexpected<Refusal> give_up(Refusal refusal);

    ChildProcess child_;
    Limits limits_;
    std::string bytes_;
    std::size_t at_ = 0;      ///< Taken of bytes_.
    int last_number_ = 0;
    std::uint64_t rows_ = 0;
    bool over_ = false;
    std::chrono::steady_clock::duration waited_{};  ///< For the helper only: who takes the rows may need hours.
};

}  // namespace documents::catalogue
