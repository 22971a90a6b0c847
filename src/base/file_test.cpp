#include "base/file.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include "base/fault.h"
#include "base/faulty_files.h"

namespace fs = std::filesystem;
using base::FaultyDisk;
using base::OpenMode;

namespace {

struct Folder {
    Folder() : path{fs::temp_directory_path() / ("cairn-file-test-" + std::to_string(::getpid()))} {
        fs::remove_all(path);
        fs::create_directories(path);
    }
    ~Folder() { fs::remove_all(path); }
    fs::path path;
};

std::string read(const fs::path& path) { return base::read_whole(base::real_files(), path); }

}  // namespace

TEST_SUITE("files: what was said to be written is written") {

TEST_CASE("a file is read back as it was written, from the middle too") {
    const Folder folder;
    auto file = base::real_files().open(folder.path / "a", OpenMode::Update);
    file->append("Child ");
    file->append("Rowan");
    CHECK(file->size() == 11);
    std::string word(20, '?');
    CHECK(file->read_at(6, word) == 5);
    CHECK(word.substr(0, 5) == "Rowan");
    CHECK(base::MappedFile{*file}.bytes() == "Child Rowan");
}

TEST_CASE("a missing file is named together with what to do") {
    try {
        base::read_whole(base::real_files(), "/nowhere/at/all");
        FAIL("read what is not there");
    } catch (const base::Fault& fault) {
        CHECK(fault.where() == "/nowhere/at/all");
        CHECK(fault.advice() == "Check the path");
    }
}

TEST_CASE("what was not synced is gone after a power cut, what was is there") {
    const Folder folder;
    FaultyDisk disk{folder.path};
    base::FaultyFiles files{disk};
    {
        auto file = files.open(folder.path / "a", OpenMode::Update);
        files.sync_folder(folder.path);
        file->append("kept");
        file->sync();
        file->append(" lost");
    }
    disk.restart(0);
    CHECK(read(folder.path / "a") == "kept");
}

TEST_CASE("a new name does not last before its folder is synced") {
    const Folder folder;
    FaultyDisk disk{folder.path};
    base::FaultyFiles files{disk};
    auto file = files.open(folder.path / "a", OpenMode::Update);
    file->append("synced bytes");
    file->sync();
    file.reset();
    disk.restart(0);
    CHECK(!fs::exists(folder.path / "a"));
}

TEST_CASE("bytes that a failed sync did not keep are not kept by the next one that succeeds") {
    const Folder folder;
    FaultyDisk disk{folder.path};
    base::FaultyFiles files{disk};
    auto file = files.open(folder.path / "a", OpenMode::Update);
    files.sync_folder(folder.path);
    file->append("doubtful");
    disk.fail_at(1, FaultyDisk::Failure::InputOutput);
    CHECK_THROWS_AS(file->sync(), base::Fault);
    file->sync();
    file.reset();
    disk.restart(0);
    CHECK(read(folder.path / "a").empty());
}

TEST_CASE("a file that is written durably is the old one or the new one, wherever the disk fails and the power goes") {
    using Failure = FaultyDisk::Failure;
    for (const auto failure : {Failure::InputOutput, Failure::DiskFull, Failure::Short, Failure::PowerCut}) {
        bool failed = true;
        for (std::uint64_t step = 1; failed; ++step) {
            for (unsigned seed = 0; seed < 8; ++seed) {
                const Folder folder;
                const fs::path path = folder.path / "settings";
                base::write_durably(base::real_files(), path, "old");
                FaultyDisk disk{folder.path};
                base::FaultyFiles files{disk};
                disk.fail_at(step, failure);
                bool acknowledged = false;
                try {
                    base::write_durably(files, path, std::string(3000, 'n'));
                    acknowledged = true;
                } catch (const base::Fault&) {
                }
                failed = disk.has_failed();
                CHECK(acknowledged == !failed);
                disk.restart(seed);
                const std::string now = read(path);
                CHECK((now == std::string(3000, 'n') || (!acknowledged && now == "old")));
            }
        }
    }
}

TEST_CASE("a file in memory holds its bytes and can be read by its descriptor") {
    const auto file = base::file_in_memory("words");
    std::string read(10, '\0');
    read.resize(file->read_at(0, read));
    CHECK(read == "words");
    CHECK(file->size() == 5);
    CHECK(file->descriptor() >= 0);
}
}
