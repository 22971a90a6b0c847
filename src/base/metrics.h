/// Counters, gauges and histograms for Prometheus. Counting takes no lock; only the first naming of a series does, so a
/// room keeps the reference: `static base::Counter& imported = base::counter("cairn_import_files_total", "…");`
#pragma once

#include <atomic>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace base {

/// A number that only grows, from the start of the program.
class Counter {
public:
    void add(std::uint64_t more = 1) { value_.fetch_add(more, std::memory_order_relaxed); }
    std::uint64_t value() const { return value_.load(std::memory_order_relaxed); }

private:
    std::atomic<std::uint64_t> value_{0};
};

/// A number that goes up and down.
class Gauge {
public:
    void set(double value) { value_.store(value, std::memory_order_relaxed); }
    void add(double more) { value_.fetch_add(more, std::memory_order_relaxed); }
    double value() const { return value_.load(std::memory_order_relaxed); }

private:
    std::atomic<double> value_{0};
};

/// How often a duration (or size) fell at or below each bound.
class Histogram {
public:
    /// `bounds` rise; what lies above the last one is counted too.
    explicit Histogram(std::vector<double> bounds);
    void observe(double value);
    std::uint64_t count() const;
    double sum() const { return sum_.load(std::memory_order_relaxed); }
    const std::vector<double>& bounds() const { return bounds_; }
    /// Observations at or below bound `i`; `i == bounds().size()` is all of them.
    std::uint64_t at_or_below(std::size_t i) const;

private:
    std::vector<double> bounds_;
    std::unique_ptr<std::atomic<std::uint64_t>[]> counts_;
    std::atomic<double> sum_{0};
};

using Labels = std::initializer_list<std::pair<std::string_view, std::string_view>>;

/// The series with this name and these labels, made at the first call; it lives as long as the program. A name is used
/// for one kind only. Labels come from lists of ours, never from what people typed.
Counter& counter(std::string_view name, std::string_view help, Labels = {});
Gauge& gauge(std::string_view name, std::string_view help, Labels = {});
/// Bounds are those of the first call for the name; without any: seconds from 0.5 ms to 10 s.
Histogram& histogram(std::string_view name, std::string_view help, Labels = {}, std::vector<double> bounds = {});

/// All series in Prometheus' text format 0.0.4, names in order.
std::string metrics_text();

}  // namespace base
