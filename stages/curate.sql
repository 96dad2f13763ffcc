-- How rows become training data. Read top to bottom: what a row says, decisions, what is written, checks.
-- Run by stages/curate.py, one `-- name:` block at a time. Settings are variables: min_reward, max_per_story,
-- near_duplicate, and `files`, the names of the inputs. What stages/curation/tables.py fills:
--   stories(id, component, split, intent)  the catalogue; `intent` is a hash of what is asked
--   facts(row, file, line, start, size, id, story, source, split, words_key, given, reward, prompt_key, answer_key)
--                                        every row: where its line is, what it says of itself, hashes of its texts;
--                                        `given` is the reward in the file, `reward` what today's weights give
--   texts(row, is_held_out, intent, asked, answer)
--                                        of the rows in `wanted`: 1 where anything said holds a held-out solution, 2
--                                        where an earlier question is that of a held-out story, 3 and 4 where it is so
--                                        of a story that only GRPO asks (split rl); a hash of the last question, one of
--                                        all that was said before the answer, the answer
-- `row` counts the rows of all files, from 0.

-- name: macros
CREATE MACRO source_rank(source) AS
    list_position(
        ['reference', 'varied', 'request', 'composition', 'repair', 'external', 'endpoint', 'policy', 'perturbed'], source
    );
-- Better rows have a smaller place: a higher reward, a better source, then the order of the files.
CREATE MACRO place_of(reward, source, row) AS
    ((1 - reward) * 1000000)::UBIGINT * 17592186044416 + source_rank(source)::UBIGINT * 1099511627776 + row::UBIGINT;
-- Why a row may not be trained on by what it says about itself, or NULL.
CREATE MACRO first_reason(split, story_split, reward, source) AS CASE
    WHEN 'rl' IN (split, story_split) THEN 'rl story'
    WHEN split <> 'train' OR coalesce(story_split, 'train') <> 'train' THEN 'held-out story'
    WHEN reward < getvariable('min_reward') THEN 'reward'
    WHEN source = 'perturbed' THEN 'known fault'
END;

-- name: tables
CREATE TYPE reason AS ENUM (
    'duplicate', 'enough of this story', 'held-out solution', 'held-out story', 'known fault', 'near-duplicate', 'reward',
    'rl solution', 'rl story'
);
CREATE TABLE rejected ("row" BIGINT, reason reason);
CREATE TABLE stories (id VARCHAR, component VARCHAR, split VARCHAR, intent UBIGINT);

-- name: candidates
-- Rows that may be trained on by what they say about themselves, each (prompt, answer) once. Of a story with very many
-- rows only the best pool is looked at any further: four times what the cap lets through.
INSERT INTO rejected
SELECT row, first_reason(facts.split, stories.split, reward, source) AS reason
FROM facts LEFT JOIN stories ON stories.id = facts.story
WHERE reason IS NOT NULL;

CREATE TABLE candidates AS
WITH first_look AS (
    -- Rows of other tools have no story; there the prompt is the topic.
    SELECT
        row, place_of(reward, source, row) AS place, prompt_key, answer_key,
        CASE WHEN story = '' THEN prompt_key ELSE hash(story) END AS topic
    FROM facts LEFT JOIN stories ON stories.id = facts.story
    WHERE first_reason(facts.split, stories.split, reward, source) IS NULL
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

-- name: prompts
-- One prompt per story of train and rl, its question and choice of words. A request for more than its story asks is none:
-- only the copy's own play could judge an answer, and a row does not have it. `spread` is false where the policy's samples
-- all earned the same. A number stands for the story while rows are counted: it is shorter than the story's name.
CREATE TABLE prompts AS
WITH asked AS (
    SELECT
        stories.rowid AS story_row,
        words_key,
        min(place_of(1, source, row)) AS place_of_first,
        count(*) FILTER (WHERE source IN ('policy', 'endpoint')) AS samples,
        min(reward) FILTER (WHERE source IN ('policy', 'endpoint')) AS worst,
        max(reward) FILTER (WHERE source IN ('policy', 'endpoint')) AS best
    FROM facts JOIN stories ON stories.id = facts.story
    WHERE facts.split IN ('train', 'rl') AND stories.split = facts.split AND facts.source <> 'request'
    GROUP BY ALL
)
SELECT
    stories.id AS story,
    words_key,
    component,
    place_of_first % 1099511627776 AS row,
    samples,
    samples < 2 OR worst < best AS spread,
    row_number() OVER (ORDER BY stories.id, place_of_first) AS place
FROM asked JOIN stories ON stories.rowid = story_row;

-- name: wanted
-- The rows whose texts are needed. Rows of rl are no candidates, but a copy may have come to a held-out solution.
CREATE TABLE wanted AS
SELECT
    row, file, start, size,
    row IN (SELECT row FROM candidates) OR split = 'rl' AS needs_answer
FROM facts
WHERE row IN (SELECT row FROM candidates UNION ALL SELECT row FROM prompts)
ORDER BY row;

-- name: contaminated
-- Rows that hold a held-out solution anywhere, or one that differs from it in texts, names and the way it is written
-- only; and whatever answers the intent of a held-out story, for rows of other tools do not say which story they are of.
-- The same of stories that GRPO asks, since it has to find their solutions by itself.
CREATE TABLE contaminated AS
SELECT row, CASE
    WHEN is_held_out = 1 THEN 'held-out solution'
    WHEN is_held_out = 2 OR intent IN (SELECT intent FROM stories WHERE split NOT IN ('train', 'rl')) THEN 'held-out story'
    WHEN is_held_out = 3 THEN 'rl solution'
    ELSE 'rl story'
END AS reason
FROM texts
WHERE is_held_out > 0 OR intent IN (SELECT intent FROM stories WHERE split <> 'train');

-- name: near_duplicates
-- The same question after the same conversation, and an answer that is almost one which comes before it. Very long
-- answers are compared as wholes only (`duplicate`), since counting edits takes time that grows with the square of the
-- length.
CREATE TABLE near_duplicates AS
WITH sized AS (
    SELECT row, asked, place, answer, length(answer) AS size
    FROM candidates JOIN texts USING (row) ANTI JOIN contaminated USING (row)
    WHERE size <= 100000
)
SELECT DISTINCT later.row
FROM sized AS later JOIN sized AS earlier ON later.asked = earlier.asked AND later.place > earlier.place
WHERE
    abs(later.size - earlier.size) <= (1 - getvariable('near_duplicate')) * greatest(later.size, earlier.size)
    AND edits_within(
        later.answer,
        earlier.answer,
        floor((1 - getvariable('near_duplicate')) * greatest(later.size, earlier.size))::BIGINT
    );

-- name: last_reasons
INSERT INTO rejected
SELECT row, reason FROM contaminated SEMI JOIN candidates USING (row)
UNION ALL
SELECT row, 'near-duplicate' FROM near_duplicates;

INSERT INTO rejected
SELECT row, 'enough of this story' FROM candidates ANTI JOIN rejected USING (row)
QUALIFY row_number() OVER (PARTITION BY topic ORDER BY place) > getvariable('max_per_story');

-- Nor may a prompt be practised that a held-out story asks, or whose own answers hold a held-out solution. Those of rl
-- stories are there to be practised.
DELETE FROM prompts WHERE row IN (SELECT row FROM contaminated WHERE reason IN ('held-out solution', 'held-out story')) OR (story, words_key) IN (
    SELECT (story, words_key) FROM facts JOIN contaminated USING (row) WHERE reason = 'held-out solution'
);

-- name: decisions
-- Every row with the reason that keeps it out of training, or NULL.
CREATE VIEW decisions AS
SELECT *, enum_range(NULL::reason)[place_of_reason(row)] AS reason FROM facts;

-- name: written
-- The lines to keep, the reward of those that today's weights score otherwise, and the prompts to make.
SELECT
    file, row, start, size, reason IS NULL AS is_kept, CASE WHEN is_kept AND given <> reward THEN reward END AS reward,
    place, prompts.story, component, spread, samples
FROM decisions LEFT JOIN prompts USING (row)
WHERE is_kept OR place IS NOT NULL ORDER BY row;

-- name: select_rejected
-- In the order of the rows: DuckDB keeps that of a single table, and to sort would take longer than all the rest.
SELECT reason, id, story, source, reward, getvariable('files')[file + 1] AS file, line
FROM decisions WHERE reason IS NOT NULL;

-- name: plot_histogram
SELECT least(floor(reward * 20) / 20, 0.95) AS reward, count(*) AS rows FROM decisions GROUP BY ALL ORDER BY ALL;

-- name: plot_sources
SELECT
    source, count(*) AS rows, count(*) FILTER (WHERE reason IS NULL) AS kept,
    round(avg((reward = 1)::INTEGER), 4) AS pass_rate, round(avg(reward), 4) AS mean_reward
FROM decisions GROUP BY source ORDER BY source;

-- name: plot_components
WITH by_story AS (  -- stories are few, and to split a name takes longer than to count a row
    SELECT
        story, count(*) AS rows, count(*) FILTER (WHERE reason IS NULL) AS kept,
        count(*) FILTER (WHERE reward = 1) AS passed, sum(reward) AS rewards
    FROM decisions GROUP BY story
)
SELECT
    split_part(story, '.stories.', 1) AS component, sum(rows) AS rows, sum(kept) AS kept,
    round(sum(passed) / sum(rows), 4) AS pass_rate, round(sum(rewards) / sum(rows), 4) AS mean_reward
FROM by_story GROUP BY component ORDER BY component;

-- name: metric_counts
SELECT
    count(*) AS rows, count(*) FILTER (WHERE reason IS NULL) AS kept,
    round(avg(reward) FILTER (WHERE reason IS NULL), 4) AS kept_mean_reward,
    count(DISTINCT story) FILTER (WHERE reason IS NULL AND story <> '') AS kept_stories,
    count(*) FILTER (WHERE given <> reward) AS scored_again
FROM decisions;

-- name: metric_rejected
SELECT all_reasons.reason, count(decisions.reason) AS rows
FROM unnest(enum_range(NULL::reason)) AS all_reasons(reason) LEFT JOIN decisions USING (reason)
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
WHERE stories.split NOT IN ('train', 'rl');

-- name: check_nothing_of_rl_in_training
-- No answer of any turn, no call, no result, no question of a row to train on is of a story that only GRPO asks.
SELECT decisions.id, decisions.story, is_held_out
FROM decisions JOIN texts USING (row) LEFT JOIN stories ON stories.id = decisions.story
WHERE
    reason IS NULL AND (
        'rl' IN (decisions.split, stories.split) OR is_held_out >= 3
        OR texts.intent IN (SELECT intent FROM stories WHERE split = 'rl')
    );

-- name: check_nothing_of_eval_in_training
-- Nor of a story that is held out, whatever its split is called.
SELECT decisions.id, decisions.story, is_held_out
FROM decisions JOIN texts USING (row) LEFT JOIN stories ON stories.id = decisions.story
WHERE
    reason IS NULL AND (
        starts_with(decisions.split, 'eval') OR starts_with(coalesce(stories.split, ''), 'eval') OR is_held_out IN (1, 2)
        OR texts.intent IN (SELECT intent FROM stories WHERE starts_with(split, 'eval'))
    );

-- name: check_every_row_decided_once
SELECT row, count(*) AS times FROM rejected GROUP BY row HAVING count(*) > 1;
