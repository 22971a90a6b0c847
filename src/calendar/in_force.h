/// The calendar that is in force. An installation may load a newer one while others are still counting with the one before.
#pragma once

#include <atomic>
#include <deque>
#include <mutex>

#include "calendar/calendar.h"

namespace calendar {

/// Where the calendar in force lies. Safe from any thread.
class Shelf {
public:
    explicit Shelf(Calendar first) : all_{std::move(first)}, now_{&all_.front()} {}
    Shelf(const Shelf&) = delete;
    Shelf& operator=(const Shelf&) = delete;

    const Calendar& now() const { return *now_.load(std::memory_order_acquire); }
    /// From now on this one. Those before it stay where they are: loads are few in a year, and somebody may be counting.
    const Calendar& lay(Calendar newer) {
        const std::lock_guard lock{laying_};
        const Calendar& laid = all_.emplace_back(std::move(newer));
        now_.store(&laid, std::memory_order_release);
        return laid;
    }
    /// What was laid was not kept after all: the one before it is in force again, unless somebody laid another since.
    void take_back(const Calendar& laid, const Calendar& before) {
        const Calendar* expected = &laid;
        now_.compare_exchange_strong(expected, &before);
    }

private:
    std::mutex laying_;
    std::deque<Calendar> all_;
    std::atomic<const Calendar*> now_;
};

/// What whoever counts is handed: one calendar for good, or whatever lies on the shelf when they begin.
class InForce {
public:
    InForce(const Calendar& always) : always_{&always} {}
    InForce(const Shelf& shelf) : shelf_{&shelf} {}
    InForce(Calendar&&) = delete;  // It would be gone before anybody counted.

    const Calendar& now() const { return shelf_ ? shelf_->now() : *always_; }
    operator const Calendar&() const { return now(); }
    const Calendar* operator->() const { return &now(); }

private:
    const Calendar* always_ = nullptr;
    const Shelf* shelf_ = nullptr;
};

}  // namespace calendar
