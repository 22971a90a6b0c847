/// One run of the helper, seen from the program that started it.
#pragma once

#include <chrono>
#include <expected>
#include <stop_token>
#include <string>
#include <vector>

#include "documents/reader.h"

namespace documents {

/// Starts `program` with `arguments`, the file as its standard input, and waits for its answer. The child is dead when this
/// returns. Refuses when the child passed a limit, died, or said what cannot be believed.
std::expected<Answer, Refusal> ask_child(const std::string& program, const std::vector<std::string>& arguments, int file,
                                         const Limits& limits, const OnProgress& on_progress, std::stop_token stop);

/// A finished page, as the helper writes it before its answer: a letter and two numbers of four bytes each.
inline constexpr char progress_reading = 'p', progress_recognising = 'o', answer_follows = 'A';
inline constexpr std::size_t progress_bytes = 9;

}  // namespace documents
