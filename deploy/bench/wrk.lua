-- What wrk asks for, in the order of a file, from a place of it on:  wrk … -s wrk.lua URL -- KIND FILE PLACE
--   list: each line is a path, a token, an entity tag that the asker has already, the last two maybe empty;
--   writes: each line is a learner and a token; the n-th request, counted from 0, records for the learner of line n mod lines
--   the next of the skills that nobody has to begin with (Population.NEVER_HAD).
-- Prints one line of JSON in the end; times are microseconds, "next" is the first place that was not asked for.

local kind, lines = nil, {}
asked = 0
local threads = {}

function setup(thread)
    table.insert(threads, thread)
end

local function columns(line)
    local found = {}
    for column in (line .. "\t"):gmatch("([^\t]*)\t") do
        table.insert(found, column)
    end
    return found
end

local function get(path, token, tag)
    local headers = { ["Accept-Language"] = "en" }
    if token ~= "" then headers["Authorization"] = "Bearer " .. token end
    if tag ~= "" then headers["If-None-Match"] = tag end
    return wrk.format("GET", path, headers)
end

local function put(learner, token)
    local headers = {
        ["Authorization"] = "Bearer " .. token,
        ["Accept-Language"] = "en",
        ["Content-Type"] = "application/json",
    }
    local whole = wrk.format("PUT", "/api/v1/learners/" .. learner .. "/skills/", headers, '{"state":"completed"}')
    local cut = whole:find(" HTTP/1.1", 1, true)
    return { whole:sub(1, cut - 1), whole:sub(cut) }
end

function init(arguments)
    kind = arguments[1]
    for line in io.lines(arguments[2]) do
        local found = columns(line)
        table.insert(lines, kind == "writes" and put(found[1], found[2]) or get(found[1], found[2], found[3]))
    end
    -- One request is made to be looked at, and never sent.
    asked = tonumber(arguments[3]) - 1
end

function request()
    local line = lines[asked % #lines + 1]
    local round = math.floor(asked / #lines)
    asked = asked + 1
    if kind == "writes" then
        return line[1] .. string.format("bench-skill-%05d", 10 * round + 7) .. line[2]
    end
    return line
end

function done(summary, latency)
    local errors = summary.errors
    io.write(string.format(
        '\n{"requests":%d,"micros":%d,"p50Micros":%d,"p99Micros":%d,"refused":%d,"failed":%d,"next":%d}\n',
        summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
        errors.status, errors.connect + errors.read + errors.write + errors.timeout, threads[1]:get("asked")))
end
