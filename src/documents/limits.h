/// How much of a machine one file may cost, and how long an answer may be. Each limit has a test.
#pragma once

#include <chrono>
#include <cstdint>

namespace documents {

struct Limits {
    std::uint64_t file_bytes = 256ull << 20;
    std::uint64_t memory_bytes = 1ull << 30;    ///< Address space of the helper beyond what the program itself maps.
    std::uint64_t answer_bytes = 64ull << 20;
    std::chrono::seconds step{9};               ///< Longest wall-clock time without a finished page.
    std::chrono::seconds text{120};             ///< Longest wall-clock time for all pages with a text layer.
    std::chrono::seconds recognition_step{60};  ///< Longest time for one page of OCR.
    std::chrono::seconds recognition{4 * 3600}; ///< Longest time for a file with pages to recognise.
    int pages = 5'000;
    bool recognise = true;                      ///< OCR of pages without a usable text layer.
    bool recogniser_here = true;                ///< Of this process: without it a file with such pages asks for another run.
};

/// A catalogue is cut into rows as it is read, so that it may be large.
inline Limits catalogue_limits() {
    Limits limits;
    limits.file_bytes = 1ull << 30;
    limits.recognise = false;
    return limits;
}

/// What one answer may hold at most; reader and helper both keep to it.
struct AnswerLimits {
    static constexpr std::size_t pages = 20'000;
    static constexpr std::size_t blocks = 400'000;
    static constexpr std::size_t text_bytes = 1u << 20;  ///< Of one block.
    static constexpr std::size_t table_cells = 20'000;   ///< Of one table.
    static constexpr std::size_t short_bytes = 4'096;    ///< Of a label, number, property or warning.
    static constexpr std::size_t warnings = 200;
    static constexpr std::size_t image_bytes = 48u << 20;
};

}  // namespace documents
