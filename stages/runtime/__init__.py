"""What runs inside the browser, in TypeScript, and where its build tool is installed."""
