import Dispatch
import Foundation
import Synchronization
import Testing

@testable import EventLog

@Suite struct ParallelJobsTests {
    private struct Failure: Error, Equatable {
        var number: Int
    }

    @Test func `no jobs have no results`() throws {
        #expect(try ParallelJobs<Int>().results() == [])
    }

    @Test(arguments: [1, 2, 3, 100, 1_000])
    func `results come in the order of the jobs, each run once`(count: Int) throws {
        let jobs = ParallelJobs<Int>()
        let runs = Mutex(0)
        for number in 0..<count {
            jobs.append {
                // The first jobs take longest.
                if number < 3 { usleep(2_000) }
                runs.withLock { $0 += 1 }
                return number
            }
        }
        #expect(try jobs.results() == Array(0..<count))
        #expect(runs.withLock { $0 } == count)
    }

    @Test func `ranges cover everything once`() throws {
        for count in 0...20 {
            for chunk in 1...7 {
                let jobs = ParallelJobs<Range<Int>>()
                jobs.append(count: count, chunk: chunk) { $0 }
                let ranges = try jobs.results()
                #expect(ranges.flatMap { Array($0) } == Array(0..<count))
                #expect(ranges.allSatisfy { $0.count <= chunk && !$0.isEmpty })
            }
        }
    }

    @Test func `the first failure in the order of the jobs is thrown`() {
        let jobs = ParallelJobs<Int>()
        for number in 0..<50 {
            jobs.append {
                if number % 10 == 7 { throw Failure(number: number) }
                return number
            }
        }
        #expect(throws: Failure(number: 7)) { try jobs.results() }
    }

    @Test func `jobs are finished even when every thread of the pool waits for them`() {
        let waiters = DispatchGroup()
        let sums = Mutex(0)
        for _ in 0..<128 {
            DispatchQueue.global().async(group: waiters) {
                let jobs = ParallelJobs<Int>()
                jobs.append(count: 64, chunk: 1) { range in
                    usleep(100)
                    return range.count
                }
                let sum = (try? jobs.results())?.reduce(0, +) ?? 0
                sums.withLock { $0 += sum }
            }
        }
        waiters.wait()
        #expect(sums.withLock { $0 } == 128 * 64)
    }

    @Test(arguments: [0, 1, 6, 7, 100])
    func `rounds hand over everything once and in order`(count: Int) throws {
        var (found, ends): ([Int], [Int]) = ([], [])
        try ParallelJobs.inRounds(count: count, chunk: 3, round: 2) { range in
            usleep(UInt32(range.lowerBound % 5) * 100)
            return Array(range)
        } taking: { parts, done in
            #expect(parts.count <= 2)
            found += parts.flatMap { $0 }
            #expect(found.count == done)
            ends.append(done)
        }
        #expect(found == Array(0..<count))
        #expect(ends == Array(stride(from: 6, to: count, by: 6)) + (count > 0 ? [count] : []))
    }

    @Test func `no job of any round is left when one fails`() {
        let running = Mutex(0)
        #expect(throws: Failure(number: 40)) {
            try ParallelJobs.inRounds(count: 200, chunk: 1, round: 10) { range in
                running.withLock { $0 += 1 }
                usleep(200)
                defer { running.withLock { $0 -= 1 } }
                if range.lowerBound == 40 { throw Failure(number: 40) }
                return range
            } taking: { (_: [Range<Int>], _) in
            }
        }
        #expect(running.withLock { $0 } == 0)
        #expect(throws: Failure(number: 1)) {
            try ParallelJobs.inRounds(count: 100, chunk: 1, round: 10) { range in
                running.withLock { $0 += 1 }
                usleep(200)
                running.withLock { $0 -= 1 }
                return range
            } taking: { (_: [Range<Int>], _) in
                throw Failure(number: 1)
            }
        }
        #expect(running.withLock { $0 } == 0)
    }

    @Test func `a job that is begun needs nobody who collects it`() async throws {
        // Where there is one core, whoever collects it does it.
        guard sysconf(Int32(_SC_NPROCESSORS_ONLN)) > 1 else { return }
        let isDone = DispatchSemaphore(value: 0)
        let jobs = ParallelJobs<Int>()
        jobs.begin {
            isDone.signal()
            return 7
        }
        isDone.wait()
        #expect(try jobs.results() == [7])
    }

    private final class Held: Sendable {}

    @Test func `what a job held is let go of before its result is there`() throws {
        guard sysconf(Int32(_SC_NPROCESSORS_ONLN)) > 1 else { return }
        for _ in 0..<2_000 {
            let jobs = ParallelJobs<Int>()
            let isBegun = DispatchSemaphore(value: 0)
            weak var held: Held?
            do {
                let own = Held()
                held = own
                jobs.begin { [own] in
                    isBegun.signal()
                    return withExtendedLifetime(own) { 1 }
                }
            }
            isBegun.wait()
            #expect(try jobs.results() == [1])
            #expect(held == nil)
        }
    }
}
