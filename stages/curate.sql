-- How rows become training data. Read top to bottom: facts, decisions, what is written, checks.
-- Run by stages/curate.py, one `-- name:` block at a time. Settings are variables: min_reward, max_per_story,
-- near_duplicate, story_weight, a11y_weight, assertions_weight. Tables that it fills first:
--   lines(file, k, line)                 the rows of one input file; k counts them (rows, not lines, of the file)
--   stories(id, component, split)        the catalogue
--   held_out(code)                       solutions that training must not see, each up to its last tag
--   names(file, name), shifts(file, k, before)   input files; how many unreadable lines stand before row k

-- name: macros
-- A JSON value that is absent, null or a string.
CREATE MACRO is_text(value) AS value IS NULL OR value = 'null' OR starts_with(value, '"');
CREATE MACRO text_of(value) AS coalesce(value ->> '$', '');
CREATE MACRO answer_of(messages) AS list_filter(messages, lambda m: m.role = 'assistant')[-1].content;
CREATE MACRO question_of(messages) AS list_filter(messages, lambda m: m.role = 'user')[-1].content;
CREATE MACRO prompt_of(messages) AS
    messages[: list_position(list_transform(messages, lambda m: m.role), 'assistant') - 1];
CREATE MACRO source_rank(source) AS
    list_position(['reference', 'varied', 'external', 'endpoint', 'policy', 'perturbed'], source);
-- Rows of other tools have no story; there the prompt is the topic.
CREATE MACRO topic_of(story, prompt_key) AS CASE WHEN story = '' THEN prompt_key::VARCHAR ELSE story END;
-- Code without what a copy may change: shown texts, texts in attributes, white space, the export's name.
CREATE MACRO skeleton(code) AS regexp_replace(
    code,
    '>[^<>{}]+<|(aria-label|alt|title|placeholder|href|src)="[^"]*"|export const \w+|\s+',
    '',
    'g'
);

-- name: tables
CREATE TABLE facts (
    file INTEGER, k BIGINT, good BOOLEAN, id VARCHAR, story VARCHAR, source VARCHAR, split VARCHAR, words VARCHAR,
    given DOUBLE, reward DOUBLE, prompt_key UBIGINT, answer_key UBIGINT, doubtful VARCHAR
);
CREATE TABLE texts (file INTEGER, k BIGINT, intent VARCHAR, answer VARCHAR, skeleton VARCHAR);
CREATE TABLE prompt_messages (file INTEGER, k BIGINT, messages STRUCT("role" VARCHAR, "content" VARCHAR)[]);

-- name: facts
-- One row per line, with everything that decisions need and no texts. `good` is a quick strict check; what fails it
-- keeps its line (`doubtful`) and is judged, and explained, by the record type in stages/trajectory.py.
INSERT INTO facts
WITH parsed AS (
    SELECT
        file,
        k,
        line,
        TRY(json_transform(line, '{
            "messages": [{"role": "VARCHAR", "content": "JSON"}], "reward": "JSON", "storyResult": "JSON",
            "tools": "JSON", "id": "JSON", "story": "JSON", "source": "JSON", "fault": "JSON", "split": "JSON",
            "grader": "JSON", "policy": "JSON", "iteration": "JSON", "words": "JSON"
        }')) AS t
    FROM lines
    WHERE regexp_matches(line, '\S')
),
verdicts AS (
    SELECT
        *,
        TRY(json_transform(t.storyResult, '{
            "passed": "JSON", "a11yPassed": "JSON", "totalAssertions": "JSON", "passedAssertions": "JSON",
            "errors": "JSON"
        }')) AS v
    FROM parsed
),
checked AS (
    SELECT
        *,
        coalesce(
            starts_with(ltrim(line), '{')
            AND len(t.messages) > 0
            AND len(list_filter(
                t.messages,
                lambda m: m.role IN ('system', 'developer', 'user', 'assistant', 'tool')
                    AND starts_with(m.content, '"')
            )) = len(t.messages)
            AND answer_of(t.messages) IS NOT NULL
            AND regexp_full_match(t.reward, '0|1|0\.\d+|1\.0+')
            AND (
                t.storyResult IS NULL
                OR t.storyResult = 'null'
                OR (
                    v.passed IN ('true', 'false')
                    AND v.a11yPassed IN ('true', 'false')
                    AND regexp_full_match(v.totalAssertions, '\d{1,6}')
                    AND regexp_full_match(v.passedAssertions, '\d{1,6}')
                    AND v.passedAssertions::INTEGER <= v.totalAssertions::INTEGER
                    AND (v.errors IS NULL OR regexp_full_match(v.errors, '\[(\s*"(\\.|[^"\\])*"\s*,?)*\s*\]'))
                )
            )
            AND (t.tools IS NULL OR t.tools = '[]' OR list_distinct(json_type(t.tools, '$[*]')) = ['OBJECT'])
            AND is_text(t.id) AND is_text(t.story) AND is_text(t.fault) AND is_text(t.grader) AND is_text(t.policy)
            AND (t.source IS NULL OR source_rank(text_of(t.source)) IS NOT NULL)
            AND (t.split IS NULL OR text_of(t.split) IN ('train', 'eval', 'eval_new'))
            AND (t.iteration IS NULL OR regexp_full_match(t.iteration, '\d{1,6}'))
            AND (
                t.words IS NULL
                OR regexp_full_match(t.words, '\{(\s*"(\\.|[^"\\])*"\s*:\s*"(\\.|[^"\\])*"\s*,?)*\s*\}')
            ),
            false
        ) AS good
    FROM verdicts
)
SELECT
    file,
    k,
    good,
    text_of(t.id) AS id,
    text_of(t.story) AS story,
    coalesce(t.source ->> '$', 'external') AS source,
    coalesce(t.split ->> '$', 'train') AS split,
    coalesce(t.words, '{}') AS words,
    TRY_CAST(t.reward AS DOUBLE) AS given,
    -- Scored again with today's weights; a row that another tool scored without a verdict keeps its reward.
    CASE
        WHEN v.passed IS NULL OR NOT good THEN TRY_CAST(t.reward AS DOUBLE)
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
    END AS reward,
    hash(list_transform(prompt_of(t.messages), lambda m: m.content::VARCHAR)) AS prompt_key,
    hash(answer_of(t.messages)::VARCHAR) AS answer_key,
    CASE WHEN NOT good THEN line END AS doubtful
FROM checked;

-- name: candidates
-- Rows that may be trained on by what they say about themselves, each (prompt, answer) once. Of a story with very many
-- rows only the best pool is looked at any further: four times what the cap lets through.
CREATE TABLE candidates AS
WITH first_look AS (
    SELECT
        facts.*,
        CASE
            WHEN facts.split <> 'train' OR coalesce(stories.split, 'train') <> 'train' THEN 'held-out story'
            WHEN reward < getvariable('min_reward') THEN 'reward'
            WHEN source = 'perturbed' THEN 'known fault'
        END AS reason
    FROM facts LEFT JOIN stories ON stories.id = facts.story
),
unique_rows AS (
    SELECT
        * EXCLUDE (reason),
        CASE
            WHEN reason IS NOT NULL THEN reason
            WHEN row_number() OVER (
                PARTITION BY reason IS NULL, prompt_key, answer_key
                ORDER BY reward DESC, source_rank(source), file, k
            ) > 1 THEN 'duplicate'
        END AS reason
    FROM first_look
)
SELECT
    * EXCLUDE (good, doubtful, reason),
    CASE
        WHEN reason IS NOT NULL THEN reason
        WHEN row_number() OVER (
            PARTITION BY reason IS NULL, topic_of(story, prompt_key)
            ORDER BY reward DESC, source_rank(source), file, k
        ) > 4 * getvariable('max_per_story') THEN 'enough of this story'
    END AS reason
FROM unique_rows;

-- name: texts
-- The texts of the candidates that are left, one input file at a time.
INSERT INTO texts
SELECT
    candidates.file,
    candidates.k,
    lower(trim(regexp_replace(question_of(t.messages), '\W+', ' ', 'g'))) AS intent,
    answer_of(t.messages) AS answer,
    skeleton(answer_of(t.messages)) AS skeleton
FROM (
    SELECT lines.file, lines.k, json_transform(line, '{"messages": [{"role": "VARCHAR", "content": "VARCHAR"}]}') AS t
    FROM lines SEMI JOIN (FROM candidates WHERE reason IS NULL) AS open USING (file, k)
) AS parsed
JOIN candidates USING (file, k);

-- name: decisions
-- Every row with the reason that keeps it out of training, or NULL.
CREATE TABLE decisions AS
WITH contaminated AS (
    -- A held-out solution, or one that differs from it in texts, names and white space only.
    SELECT DISTINCT texts.file, texts.k
    FROM texts, (SELECT DISTINCT skeleton(code) AS solution FROM held_out) AS solutions
    WHERE contains(skeleton, solution)
),
clean AS (
    SELECT candidates.file, candidates.k, story, prompt_key, reward, source, intent, answer
    FROM candidates JOIN texts USING (file, k) ANTI JOIN contaminated USING (file, k)
),
ordered AS (
    SELECT
        *,
        row_number() OVER (PARTITION BY intent ORDER BY reward DESC, source_rank(source), file, k) AS place
    FROM clean
),
near_duplicates AS (
    -- The same intent, and an answer that is almost one which comes before it.
    SELECT DISTINCT later.file, later.k
    FROM ordered AS later JOIN ordered AS earlier ON later.intent = earlier.intent AND later.place > earlier.place
    WHERE
        least(length(later.answer), length(earlier.answer))
        >= getvariable('near_duplicate') * greatest(length(later.answer), length(earlier.answer))
        AND levenshtein(later.answer, earlier.answer)
        <= (1 - getvariable('near_duplicate')) * greatest(length(later.answer), length(earlier.answer))
),
capped AS (
    SELECT file, k
    FROM clean ANTI JOIN near_duplicates USING (file, k)
    QUALIFY row_number() OVER (
        PARTITION BY topic_of(story, prompt_key)
        ORDER BY reward DESC, source_rank(source), file, k
    ) > getvariable('max_per_story')
)
SELECT
    candidates.* EXCLUDE (reason),
    CASE
        WHEN reason IS NOT NULL THEN reason
        WHEN contaminated.k IS NOT NULL THEN 'held-out solution'
        WHEN near_duplicates.k IS NOT NULL THEN 'near-duplicate'
        WHEN capped.k IS NOT NULL THEN 'enough of this story'
    END AS reason
FROM candidates
LEFT JOIN contaminated USING (file, k)
LEFT JOIN near_duplicates USING (file, k)
LEFT JOIN capped USING (file, k)
ORDER BY candidates.file, candidates.k;

-- name: prompts
-- One prompt per training story and choice of words. `spread` is false where the policy's samples all earned the same.
CREATE TABLE prompts AS
SELECT
    story,
    words,
    any_value(stories.component) AS component,
    min_by({'file': file, 'k': k}, [source_rank(source), file, k]) AS origin,
    count(*) FILTER (WHERE source IN ('policy', 'endpoint')) AS samples,
    samples < 2
    OR min(reward) FILTER (WHERE source IN ('policy', 'endpoint'))
    < max(reward) FILTER (WHERE source IN ('policy', 'endpoint')) AS spread,
    row_number() OVER (ORDER BY story, min([source_rank(source), file, k])) AS place
FROM decisions JOIN stories ON stories.id = decisions.story
WHERE
    decisions.split = 'train'
    AND stories.split = 'train'
    AND story NOT IN (SELECT story FROM decisions WHERE reason = 'held-out solution')
GROUP BY story, words;

-- name: prompt_messages
INSERT INTO prompt_messages
SELECT
    file,
    k,
    prompt_of(json_transform(line, '{"messages": [{"role": "VARCHAR", "content": "VARCHAR"}]}').messages) AS messages
FROM lines SEMI JOIN (SELECT origin.file AS file, origin.k AS k FROM prompts) AS origins USING (file, k);

-- name: select_prompts
SELECT messages, story, words::JSON AS words, component, spread, samples
FROM prompts JOIN prompt_messages ON prompt_messages.file = origin.file AND prompt_messages.k = origin.k
ORDER BY place;

-- name: select_train
-- Lines as they came; only a new reward makes a new line, with `messages` and `reward` first.
SELECT CASE
    WHEN given IS DISTINCT FROM reward THEN concat(
        '{"messages":', line -> 'messages', ',"reward":', reward,
        ',', substr(json_merge_patch(line, '{"messages": null, "reward": null}')::VARCHAR, 2)
    )
    ELSE line
END
FROM lines JOIN (FROM decisions WHERE reason IS NULL) AS kept USING (file, k);

-- name: select_rejected
SELECT reason, id, story, source, reward, names.name AS file, decisions.k + shifts.before AS line
FROM decisions
JOIN names USING (file)
ASOF JOIN shifts ON shifts.file = decisions.file AND decisions.k > shifts.k
WHERE reason IS NOT NULL
ORDER BY decisions.file, decisions.k;

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
SELECT file, k, count(*) AS times FROM (SELECT file, k FROM facts UNION ALL SELECT file, k FROM decisions)
GROUP BY file, k HAVING count(*) <> 2;
