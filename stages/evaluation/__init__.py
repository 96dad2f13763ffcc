"""How good policies are on held-out stories: answers, verdicts, estimates with intervals, tables, plots and a report.

Read answers.py first (who answers what), then scores.py (rows -> numbers); report.py makes the page a person reads.
"""
