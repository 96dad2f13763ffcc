type BreadcrumbProps = { label: string; path: { name: string; href: string }[] }

export const Breadcrumb = ({ label, path }: BreadcrumbProps) => (
  <nav aria-label={label}>
    <ol>
      {path.map(({ name, href }, at) => (
        <li key={href}>
          {at === path.length - 1 ? (
            <span aria-current="page">{name}</span>
          ) : (
            <a href={href}>{name}</a>
          )}
        </li>
      ))}
    </ol>
  </nav>
)
