#include "base/metrics.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <mutex>

#include "base/assert.h"

namespace base {

namespace {

template <class Series>
struct Family {
    std::string help;
    std::map<std::string, std::unique_ptr<Series>> series;  // By the labels as written out.
};

struct Registry {
    std::mutex mutex;
    std::map<std::string, Family<Counter>, std::less<>> counters;
    std::map<std::string, Family<Gauge>, std::less<>> gauges;
    std::map<std::string, Family<Histogram>, std::less<>> histograms;
};

Registry& registry() {
    static Registry& only = *new Registry;  // Outlives every thread that counts.
    return only;
}

std::string written(Labels labels) {
    std::string out;
    for (const auto& [name, value] : labels) {
        out += fmt::format("{}{}=\"", out.empty() ? "" : ",", name);
        for (const char c : value) {
            if (c == '\\' || c == '"') out += '\\';
            out += c == '\n' ? std::string{"\\n"} : std::string{c};
        }
        out += '"';
    }
    return out;
}

template <class Series, class Make>
Series& find_or_make(std::map<std::string, Family<Series>, std::less<>>& families, std::string_view name, std::string_view help,
                     Labels labels, Make make) {
    const std::scoped_lock lock{registry().mutex};
    auto& family = families[std::string{name}];
    if (family.help.empty()) family.help = help;
    std::string key = written(labels);
    auto place = family.series.find(key);
    if (place == family.series.end()) place = family.series.emplace(std::move(key), make(family)).first;
    return *place->second;
}

void write_head(std::string& out, const std::string& name, const std::string& help, std::string_view kind) {
    out += fmt::format("# HELP {} {}\n# TYPE {} {}\n", name, help, name, kind);
}

template <class Series>
void write_plain(std::string& out, const std::map<std::string, Family<Series>, std::less<>>& families, std::string_view kind) {
    for (const auto& [name, family] : families) {
        write_head(out, name, family.help, kind);
        for (const auto& [labels, series] : family.series) {
            out += fmt::format("{}{} {}\n", name, labels.empty() ? "" : "{" + labels + "}", series->value());
        }
    }
}

void write_histogram(std::string& out, const std::string& name, const std::string& labels, const Histogram& series) {
    const std::string before = labels.empty() ? "" : labels + ",";
    const std::string braced = labels.empty() ? "" : "{" + labels + "}";
    for (std::size_t i = 0; i < series.bounds().size(); ++i) {
        out += fmt::format("{}_bucket{{{}le=\"{}\"}} {}\n", name, before, series.bounds()[i], series.at_or_below(i));
    }
    const auto all = series.count();
    out += fmt::format("{}_bucket{{{}le=\"+Inf\"}} {}\n{}_sum{} {}\n{}_count{} {}\n", name, before, all, name, braced,
                       series.sum(), name, braced, all);
}

}  // namespace

Histogram::Histogram(std::vector<double> bounds)
    : bounds_{std::move(bounds)}, counts_{std::make_unique<std::atomic<std::uint64_t>[]>(bounds_.size() + 1)} {
    CAIRN_ASSERT(std::is_sorted(bounds_.begin(), bounds_.end()));
}

void Histogram::observe(double value) {
    const auto place = std::lower_bound(bounds_.begin(), bounds_.end(), value) - bounds_.begin();
    counts_[static_cast<std::size_t>(place)].fetch_add(1, std::memory_order_relaxed);
    sum_.fetch_add(value, std::memory_order_relaxed);
}

std::uint64_t Histogram::at_or_below(std::size_t i) const {
    std::uint64_t total = 0;
    for (std::size_t place = 0; place <= i; ++place) total += counts_[place].load(std::memory_order_relaxed);
    return total;
}

std::uint64_t Histogram::count() const { return at_or_below(bounds_.size()); }

Counter& counter(std::string_view name, std::string_view help, Labels labels) {
    return find_or_make(registry().counters, name, help, labels, [](auto&) { return std::make_unique<Counter>(); });
}

Gauge& gauge(std::string_view name, std::string_view help, Labels labels) {
    return find_or_make(registry().gauges, name, help, labels, [](auto&) { return std::make_unique<Gauge>(); });
}

Histogram& histogram(std::string_view name, std::string_view help, Labels labels, std::vector<double> bounds) {
    if (bounds.empty()) bounds = {.0005, .001, .0025, .005, .01, .02, .05, .1, .25, .5, 1, 2.5, 5, 10};
    return find_or_make(registry().histograms, name, help, labels, [&](Family<Histogram>& family) {
        // One name, one set of bounds: Prometheus adds the buckets of a name together.
        if (!family.series.empty()) bounds = family.series.begin()->second->bounds();
        return std::make_unique<Histogram>(bounds);
    });
}

std::string metrics_text() {
    const std::scoped_lock lock{registry().mutex};
    std::string out;
    write_plain(out, registry().counters, "counter");
    write_plain(out, registry().gauges, "gauge");
    for (const auto& [name, family] : registry().histograms) {
        write_head(out, name, family.help, "histogram");
        for (const auto& [labels, series] : family.series) write_histogram(out, name, labels, *series);
    }
    return out;
}

}  // namespace base
