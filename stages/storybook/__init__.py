"""Stories in Storybook's format (CSF 3) with React, as the pipeline reads them: parts, names, modules. Pure."""
