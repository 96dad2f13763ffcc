-- How rows become training data. Read top to bottom: what a row says, decisions, what is written, checks.
-- Run by stages/curate.py, one `-- name:` block at a time. Settings are variables: min_reward, max_per_story,
-- near_duplicate, story_weight, a11y_weight, assertions_weight, usual_tools. What it fills first:
--   input                                the lines of one file, parsed (a view)
--   stories(id, component, split)        the catalogue
--   held_out(code)                       solutions that training must not see, each up to its last tag
--   places(row, last, file, shift)       of these rows: the file, and what to add for the number of the line
--   said(row, …)                         the `texts` of the candidates, the `prompt_messages` of the prompts
-- `row` counts the rows of all files, from 0.

-- name: macros
-- A JSON value that is absent, null or a string.
CREATE MACRO is_text(value) AS value IS NULL OR value = 'null' OR starts_with(value, '"');
CREATE MACRO text_of(value) AS coalesce(value ->> '$', '');
CREATE MACRO answer_of(messages) AS CASE
    WHEN messages[-1].role = 'assistant' THEN messages[-1].content
    ELSE list_filter(messages, lambda m: m.role = 'assistant')[-1].content
END;
CREATE MACRO question_of(messages) AS list_filter(messages, lambda m: m.role = 'user')[-1].content;
CREATE MACRO prompt_of(messages) AS
    messages[: list_position(list_transform(messages, lambda m: m.role), 'assistant') - 1];
CREATE MACRO source_rank(source) AS
    list_position(['reference', 'varied', 'external', 'endpoint', 'policy', 'perturbed'], source);
-- Better rows have a smaller place: a higher reward, a better source, then the order of the files.
CREATE MACRO place_of(reward, source, row) AS
    ((1 - reward) * 1000000)::UBIGINT * 8796093022208 + source_rank(source)::UBIGINT * 1099511627776 + row::UBIGINT;
-- Code without what a copy may change: shown texts, texts in attributes, white space, the export's name.
CREATE MACRO skeleton(code) AS regexp_replace(
    replace(replace(code, ' ', ''), chr(10), ''),
    '>[^<>{}]+<|(?:aria-label|alt|title|placeholder|href|src)="[^"]*"|exportconst\w+|\s+',
    '',
    'g'
);

-- name: tables
CREATE TABLE stories (id VARCHAR, component VARCHAR, split VARCHAR);
CREATE TABLE held_out (code VARCHAR);
CREATE TABLE places ("row" BIGINT, last BIGINT, file VARCHAR, shift BIGINT);
CREATE TABLE facts (
    "row" BIGINT, id VARCHAR, story VARCHAR, source VARCHAR, split VARCHAR, words VARCHAR, given DOUBLE, reward DOUBLE,
    prompt_key UBIGINT, answer_key UBIGINT
);

-- name: parsed
-- One row per line of a file, in its order, with everything that decisions need and no long texts. `good` is a quick
-- strict check; what fails it is judged, and explained, by the record type in stages/trajectory.py.
CREATE OR REPLACE TABLE parsed AS
WITH verdicts AS (
    SELECT
        *,
        TRY(json_transform(storyResult, '{
            "passed": "JSON", "a11yPassed": "JSON", "totalAssertions": "JSON", "passedAssertions": "JSON",
            "errors": "JSON"
        }')) AS v
    FROM input
),
checked AS (
    SELECT
        * EXCLUDE (source, split),
        coalesce(source ->> '$', 'external') AS source,
        coalesce(split ->> '$', 'train') AS split,
        answer_of(messages) AS answer,
        coalesce(
            len(messages) > 0
            AND list_bool_and(list_transform(
                messages,
                lambda m: coalesce(
                    m.role IN ('system', 'developer', 'user', 'assistant', 'tool') AND starts_with(m.content, '"'),
                    false
                )
            ))
            AND answer_of(messages) IS NOT NULL
            AND regexp_full_match(reward, '0|1|0\.\d+|1\.0+')
            AND (
                storyResult IS NULL
                OR storyResult = 'null'
                OR (
                    v.passed IN ('true', 'false')
                    AND v.a11yPassed IN ('true', 'false')
                    AND regexp_full_match(v.totalAssertions, '\d{1,6}')
                    AND regexp_full_match(v.passedAssertions, '\d{1,6}')
                    AND v.passedAssertions::INTEGER <= v.totalAssertions::INTEGER
                    AND (
                        v.errors IS NULL
                        OR v.errors = '[]'
                        OR regexp_full_match(v.errors, '\[(\s*"(\\.|[^"\\])*"\s*,?)*\s*\]')
                    )
                )
            )
            AND (
                tools IS NULL
                OR tools = '[]'
                OR tools = getvariable('usual_tools')
                OR list_distinct(json_type(tools, '$[*]')) = ['OBJECT']
            )
            AND is_text(id) AND is_text(story) AND is_text(fault) AND is_text(grader) AND is_text(policy)
            AND (source IS NULL OR source_rank(text_of(source)) IS NOT NULL)
            AND (split IS NULL OR text_of(split) IN ('train', 'eval', 'eval_new'))
            AND (iteration IS NULL OR regexp_full_match(iteration, '\d{1,6}'))
            AND (
                words IS NULL
                OR words = '{}'
                OR regexp_full_match(words, '\{(\s*"(\\.|[^"\\])*"\s*:\s*"(\\.|[^"\\])*"\s*,?)*\s*\}')
            ),
            false
        ) AS good,
        -- Scored again with today's weights; a row that another tool scored without a verdict keeps its reward.
        CASE
            WHEN v.passed IS NULL OR NOT good THEN TRY_CAST(reward AS DOUBLE)
            ELSE round(
                getvariable('story_weight') * (v.passed = 'true')::INTEGER
                + getvariable('a11y_weight') * (v.a11yPassed = 'true')::INTEGER
                + getvariable('assertions_weight')
                * CASE
                    WHEN v.totalAssertions::INTEGER = 0 THEN 1
                    ELSE v.passedAssertions::INTEGER / v.totalAssertions::INTEGER
                END,
                6
            )
        END AS scored
    FROM verdicts
)
SELECT
    good,
    text_of(id) AS id,
    text_of(story) AS story,
    source,
    split,
    coalesce(words, '{}') AS words,
    TRY_CAST(reward AS DOUBLE) AS given,
    scored AS reward,
    hash(prompt_of(messages)) AS prompt_key,
    hash(answer) AS answer_key
FROM checked;

-- name: candidates
-- Rows that may be trained on by what they say about themselves, each (prompt, answer) once. Of a story with very many
-- rows only the best pool is looked at any further: four times what the cap lets through.
CREATE TABLE rejected AS
SELECT
    row,
    CASE
        WHEN facts.split <> 'train' OR coalesce(stories.split, 'train') <> 'train' THEN 'held-out story'
        WHEN reward < getvariable('min_reward') THEN 'reward'
        ELSE 'known fault'
    END AS reason
FROM facts LEFT JOIN stories ON stories.id = facts.story
WHERE
    facts.split <> 'train'
    OR coalesce(stories.split, 'train') <> 'train'
    OR reward < getvariable('min_reward')
    OR source = 'perturbed';

CREATE TABLE candidates AS
WITH first_look AS (
    -- Rows of other tools have no story; there the prompt is the topic.
    SELECT
        row, place_of(reward, source, row) AS place, prompt_key, answer_key,
        CASE WHEN story = '' THEN prompt_key ELSE hash(story) END AS topic
    FROM facts ANTI JOIN rejected USING (row)
),
unique_rows AS (
    SELECT *, row_number() OVER (PARTITION BY prompt_key, answer_key ORDER BY place) > 1 AS is_duplicate
    FROM first_look
)
SELECT
    * EXCLUDE (prompt_key, answer_key),
    CASE
        WHEN is_duplicate THEN 'duplicate'
        WHEN row_number() OVER (PARTITION BY is_duplicate, topic ORDER BY place) > 4 * getvariable('max_per_story')
            THEN 'enough of this story'
    END AS reason
FROM unique_rows;

INSERT INTO rejected SELECT row, reason FROM candidates WHERE reason IS NOT NULL;
DELETE FROM candidates WHERE reason IS NOT NULL;

-- name: rows_of_candidates
SELECT row FROM candidates ORDER BY row;

-- name: texts
SELECT
    answer_of(messages) AS answer,
    skeleton(answer) AS skeleton,
    hash(lower(trim(regexp_replace(question_of(messages), '\W+', ' ', 'g')))) AS intent
FROM input;

-- name: contaminated
-- A held-out solution, or one that differs from it in texts, names and white space only.
CREATE TABLE contaminated AS
WITH found AS (
    SELECT DISTINCT skeleton
    FROM (SELECT DISTINCT skeleton FROM said), (SELECT DISTINCT skeleton(code) AS solution FROM held_out)
    WHERE contains(skeleton, solution)
)
SELECT row FROM said SEMI JOIN found USING (skeleton);

-- name: near_duplicates
CREATE TABLE near_duplicates AS
-- The same intent, and an answer that is almost one which comes before it: edits are counted in the lines that the two
-- do not share, since comparing whole answers would take longer than all else.
WITH sized AS (
    SELECT row, intent, place, length(answer) AS size
    FROM candidates JOIN said USING (row) ANTI JOIN contaminated USING (row)
),
pairs AS (
    SELECT
        later.row, earlier.row AS other,
        (1 - getvariable('near_duplicate')) * greatest(later.size, earlier.size) AS allowed
    FROM sized AS later JOIN sized AS earlier ON later.intent = earlier.intent AND later.place > earlier.place
    WHERE abs(later.size - earlier.size) <= allowed
),
compared AS (
    SELECT pairs.row, allowed, string_split(one.answer, chr(10)) AS these, string_split(two.answer, chr(10)) AS those
    FROM pairs JOIN said AS one ON one.row = pairs.row JOIN said AS two ON two.row = pairs.other
)
SELECT DISTINCT row FROM compared
WHERE levenshtein(
    array_to_string(list_filter(these, lambda line: NOT list_contains(those, line)), chr(10)),
    array_to_string(list_filter(those, lambda line: NOT list_contains(these, line)), chr(10))
) <= allowed;

-- name: decisions
-- Every row with the reason that keeps it out of training, or NULL.
INSERT INTO rejected
SELECT row, 'held-out solution' FROM contaminated
UNION ALL
SELECT row, 'near-duplicate' FROM near_duplicates;

INSERT INTO rejected
SELECT row, 'enough of this story' FROM candidates ANTI JOIN rejected USING (row)
QUALIFY row_number() OVER (PARTITION BY topic ORDER BY place) > getvariable('max_per_story');

CREATE TABLE decisions AS
SELECT facts.* EXCLUDE (prompt_key, answer_key), rejected.reason
FROM facts LEFT JOIN rejected USING (row);

-- name: prompts
-- One prompt per training story and choice of words. `spread` is false where the policy's samples all earned the same.
CREATE TABLE prompts AS
SELECT
    story,
    words,
    any_value(stories.component) AS component,
    min(place_of(1, source, row)) % 1099511627776 AS row,
    count(*) FILTER (WHERE source IN ('policy', 'endpoint')) AS samples,
    samples < 2
    OR min(reward) FILTER (WHERE source IN ('policy', 'endpoint'))
    < max(reward) FILTER (WHERE source IN ('policy', 'endpoint')) AS spread,
    row_number() OVER (ORDER BY story, min(place_of(1, source, row))) AS place
FROM decisions JOIN stories ON stories.id = decisions.story
WHERE
    decisions.split = 'train'
    AND stories.split = 'train'
    AND story NOT IN (SELECT story FROM decisions WHERE reason = 'held-out solution')
GROUP BY story, words;

-- name: rows_of_prompts
SELECT row FROM prompts ORDER BY row;

-- name: prompt_messages
SELECT prompt_of(messages) AS messages FROM input;

-- name: select_prompts
SELECT messages, story, words::JSON AS words, component, spread, samples
FROM prompts JOIN said USING (row)
ORDER BY place;

-- name: select_train
-- The lines to keep, and the reward of those that today's weights score otherwise.
SELECT row, CASE WHEN given IS DISTINCT FROM reward THEN reward END AS reward
FROM decisions WHERE reason IS NULL ORDER BY row;

-- name: select_rejected
SELECT reason, id, story, source, reward, file, decisions.row + shift AS line
FROM decisions JOIN places ON decisions.row BETWEEN places.row AND places.last
WHERE reason IS NOT NULL
ORDER BY decisions.row;

-- name: plot_histogram
SELECT least(floor(reward * 20) / 20, 0.95) AS reward, count(*) AS rows FROM decisions GROUP BY ALL ORDER BY ALL;

-- name: plot_sources
SELECT
    source, count(*) AS rows, count(*) FILTER (WHERE reason IS NULL) AS kept,
    round(avg((reward = 1)::INTEGER), 4) AS pass_rate, round(avg(reward), 4) AS mean_reward
FROM decisions GROUP BY source ORDER BY source;

-- name: plot_components
SELECT
    split_part(story, '.stories.', 1) AS component, count(*) AS rows, count(*) FILTER (WHERE reason IS NULL) AS kept,
    round(avg((reward = 1)::INTEGER), 4) AS pass_rate, round(avg(reward), 4) AS mean_reward
FROM decisions GROUP BY component ORDER BY component;

-- name: metric_counts
SELECT
    count(*) AS rows, count(*) FILTER (WHERE reason IS NULL) AS kept,
    round(avg(reward) FILTER (WHERE reason IS NULL), 4) AS kept_mean_reward,
    count(DISTINCT story) FILTER (WHERE reason IS NULL AND story <> '') AS kept_stories,
    count(*) FILTER (WHERE given IS DISTINCT FROM reward) AS scored_again
FROM decisions;

-- name: metric_rejected
SELECT all_reasons.reason, count(decisions.reason) AS rows
FROM unnest([
    'duplicate', 'enough of this story', 'held-out solution', 'held-out story', 'known fault', 'near-duplicate',
    'reward'
]) AS all_reasons(reason) LEFT JOIN decisions USING (reason)
GROUP BY all_reasons.reason ORDER BY all_reasons.reason;

-- name: metric_prompts
SELECT count(*) AS prompts, count(*) FILTER (WHERE NOT spread) AS prompts_without_spread FROM prompts;

-- name: check_unique_ids
SELECT id, count(*) AS rows FROM decisions WHERE reason IS NULL AND id <> '' GROUP BY id HAVING count(*) > 1;

-- name: check_reward_range
SELECT id, story, reward FROM decisions
WHERE reward IS NULL OR NOT reward BETWEEN 0 AND 1 OR (reason IS NULL AND reward < getvariable('min_reward'));

-- name: check_no_held_out_story_in_training
SELECT decisions.id, story, stories.split FROM decisions JOIN stories ON stories.id = decisions.story
WHERE reason IS NULL AND stories.split <> 'train';

-- name: check_no_held_out_prompt
SELECT prompts.story, stories.split FROM prompts JOIN stories ON stories.id = prompts.story
WHERE stories.split <> 'train';

-- name: check_every_row_decided_once
SELECT row, count(*) AS times FROM rejected GROUP BY row HAVING count(*) > 1;
