#include "documents/helper.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <charconv>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/assert.h"
#include "documents/as_written.h"
#include "documents/catalogue/row_wire.h"
#include "documents/catalogue/rows.h"
#include "documents/child.h"
#include "documents/extract.h"
#include "documents/hidden/find_hidden.h"
#include "documents/ocr.h"
#include "documents/papers/paper.h"
#include "documents/pdf/picture.h"
#include "documents/refusal.h"
#include "documents/sandbox.h"
#include "documents/tables.h"

namespace documents {

namespace {

enum class Task { Extract, Picture, Rows, Paper, Hidden, AsWritten, Tables };

struct Orders {
    Task task = Task::Extract;
    std::string ending;
    Limits limits;
    std::uint64_t cpu_seconds = 120;
    int page = 1, width_pixels = 1000;
    int form = 0;
    bool landlock = true;
};

template <class Number>
bool take(std::string_view argument, std::string_view key, Number& value) {
    if (!argument.starts_with(key)) return false;
    argument.remove_prefix(key.size());
    const auto [end, error] = std::from_chars(argument.data(), argument.data() + argument.size(), value);
    return error == std::errc{} && end == argument.data() + argument.size();
}

std::optional<Orders> orders_from(int argc, char** argv) {
    if (argc < 3 || std::string_view{argv[1]} != "helper") return std::nullopt;
    Orders orders;
    if (const std::string_view task{argv[2]}; task == "picture") orders.task = Task::Picture;
    else if (task == "rows") orders.task = Task::Rows;
    else if (task == "paper") orders.task = Task::Paper;
    else if (task == "hidden") orders.task = Task::Hidden;
    else if (task == "written") orders.task = Task::AsWritten;
    else if (task == "tables") orders.task = Task::Tables;
    else if (task != "extract") return std::nullopt;
    for (int i = 3; i < argc; ++i) {
        const std::string_view argument{argv[i]};
        int recognise = 1;
        if (argument.starts_with("--ending=")) orders.ending = argument.substr(9);
        else if (argument == "--no-landlock") orders.landlock = false;
        else if (take(argument, "--recognise=", recognise)) orders.limits.recognise = recognise != 0, orders.limits.recogniser_here = recognise == 1;
        else if (!take(argument, "--memory=", orders.limits.memory_bytes) && !take(argument, "--pages=", orders.limits.pages) &&
                 !take(argument, "--seconds=", orders.cpu_seconds) && !take(argument, "--page=", orders.page) &&
                 !take(argument, "--width=", orders.width_pixels) && !take(argument, "--form=", orders.form))
            return std::nullopt;
    }
    return orders;
}

/// The file's bytes where they lie: a large PDF is not copied, only what is looked at is read.
std::string_view mapped_input() {
    struct stat status {};
    if (::fstat(0, &status) != 0 || status.st_size <= 0) return {};
    const auto size = static_cast<std::size_t>(status.st_size);
    void* bytes = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, 0, 0);
    return bytes == MAP_FAILED ? std::string_view{} : std::string_view{static_cast<const char*>(bytes), size};
}

void write_all(int pipe, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(pipe, bytes.data(), bytes.size());
        if (written <= 0) ::_exit(1);  // The reader has gone: nobody is left to answer.
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void write_progress(int pipe, const ReadingProgress& progress) {
    char record[progress_bytes];
    record[0] = progress.recognising ? progress_recognising : progress_reading;
    const auto page = static_cast<std::uint32_t>(progress.page), pages = static_cast<std::uint32_t>(progress.pages);
    std::memcpy(record + 1, &page, 4);
    std::memcpy(record + 5, &pages, 4);
    write_all(pipe, {record, sizeof record});
}

template <class Result>
Answer answer_of(std::expected<Result, Refusal> result) {
    if (result) return std::move(*result);
    return std::move(result.error());
}

/// Rows go out as they are read, some kilobytes at a time.
class RowPipe {
public:
    explicit RowPipe(int pipe) : pipe_{pipe} {}

    void give(const catalogue::Row& row) {
        std::string bytes = catalogue::encode_row(row);
        if (bytes.size() > catalogue::longest_row_on_wire)
            bytes = catalogue::encode_row({row.number, std::unexpected{catalogue::RowRefusal{"The row is too long.", "Put long texts into files and name them in \"files\"."}}});
        waiting_ += catalogue::row_follows;
        for (int shift = 0; shift < 32; shift += 8) waiting_ += static_cast<char>(bytes.size() >> shift & 0xFF);
        waiting_ += bytes;
        ++rows_;
        if (waiting_.size() >= 1 << 15) flush();
    }
    RowsGiven end() {
        flush();
        return {rows_};
    }
    void flush() { write_all(pipe_, std::exchange(waiting_, {})); }

private:
    int pipe_;
    std::string waiting_;
    std::uint64_t rows_ = 0;
};

Answer give_rows(const Orders& orders, std::string_view bytes, int pipe) {
    RowPipe out{pipe};
    const auto form = orders.form == 1 ? catalogue::Form::List : orders.form == 2 ? catalogue::Form::Table : catalogue::Form::Lines;
    auto refusal = catalogue::read_rows(bytes, form, [&](catalogue::Row row) { out.give(row); });
    const RowsGiven given = out.end();
    return refusal ? Answer{*std::move(refusal)} : Answer{given};
}

Answer carry_out(const Orders& orders, std::string_view bytes, int pipe) {
    try {
        if (orders.task == Task::Rows) return give_rows(orders, bytes, pipe);
        if (orders.task == Task::Picture) return answer_of(pdf::draw_page(bytes, orders.page, orders.width_pixels));
        if (orders.task == Task::Paper) return answer_of(look_at_paper(bytes, orders.ending));
        if (orders.task == Task::Hidden) return answer_of(hidden::find_hidden(bytes, orders.ending));
        if (orders.task == Task::AsWritten) return answer_of(as_written(bytes, orders.ending));
        if (orders.task == Task::Tables) return answer_of(find_tables(bytes, orders.ending, orders.limits));
        return answer_of(extract(bytes, orders.ending, orders.limits,
                                 [pipe](const ReadingProgress& progress) { write_progress(pipe, progress); }));
    } catch (const std::bad_alloc&) {
        return refuse_too_large("The file needs more memory than one document may use.");
    } catch (const std::exception&) {
        return refuse_crashed();
    }
}

/// What cannot be loaded once the walls stand: code for pictures, and where no file may be opened then, data too.
void load_before_walls(const Orders& orders, MayOpen may_open, std::string_view bytes) {
    if (orders.task == Task::Rows) return;
    if (may_open == MayOpen::Nothing) pdf::load_before_walls();
    const bool recognises = orders.task == Task::Extract && orders.limits.recognise && orders.limits.recogniser_here && bytes.starts_with("%PDF");
    if (orders.task == Task::Picture || recognises) ocr::load_before_walls(recognises && may_open == MayOpen::Nothing ? ocr::Models::Now : ocr::Models::WhenNeeded);
}

}  // namespace

int helper_main(int argc, char** argv) {
    const auto orders = orders_from(argc, argv);
    if (!orders) return 2;
    // Libraries print on standard output when they are upset; the answer goes where they cannot reach it.
    const int pipe = ::dup(1);
    const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    CAIRN_ASSERT(pipe >= 0 && nowhere >= 0 && ::dup2(nowhere, 1) == 1);
    const std::string_view bytes = mapped_input();
    const Walls walls{orders->limits.memory_bytes, orders->cpu_seconds, orders->landlock};
    load_before_walls(*orders, what_may_open(walls), bytes);
    raise_walls(walls);
    const std::string answer = encode_answer(carry_out(*orders, bytes, pipe));
    write_all(pipe, std::string{answer_follows});
    write_all(pipe, answer);
    ::_exit(0);  // What a hostile file left in memory is not taken apart again.
}

}  // namespace documents
