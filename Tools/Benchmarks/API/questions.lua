-- Asks for the profile of a random person as an employee of the municipality that she lives in.
--
--     wrk ... -s questions.lua URL -- PERSONS TOKENS
--
-- TOKENS has a municipality's place, from 0, and a token on each line. Prints one line of JSON.
local persons, tokens, places = 0, {}, 0

function init(arguments)
    persons = tonumber(arguments[1])
    for line in io.lines(arguments[2]) do
        local place, token = line:match("^(%d+) (%S+)$")
        place = tonumber(place)
        if not tokens[place] then
            tokens[place] = {}
            places = places + 1
        end
        table.insert(tokens[place], token)
    end
    math.randomseed(os.time())
end

function request()
    local person = math.random(persons)
    local known = tokens[(person - 1) % places]
    return "GET /v1/subjects/" .. person .. "/profile HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        .. "Authorization: Bearer " .. known[math.random(#known)]
        .. "\r\nPurpose: Talk about the contact course\r\nCase-Number: JC-2017-" .. person
        .. "\r\nAccept: application/json\r\n\r\n"
end

function done(summary, latency)
    local errors = summary.errors
    io.write(string.format(
        '{"requests":%d,"seconds":%.6f,"bytes":%d,"refused":%d,"broken":%d,'
            .. '"p50":%d,"p90":%d,"p99":%d}\n',
        summary.requests, summary.duration / 1e6, summary.bytes, errors.status,
        errors.connect + errors.read + errors.write + errors.timeout,
        latency:percentile(50), latency:percentile(90), latency:percentile(99)))
end
