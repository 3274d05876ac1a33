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
}
