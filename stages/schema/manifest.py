"""The name of what says which Parquet files a folder of trajectories has; without pyarrow, for those who write none."""

MANIFEST = "manifest.json"  # {"buckets": n, "files": {name: {"rows", "stories", "sha256"}}}
