export const Chains = () => (
  <ul>
    <li>Pears</li>
    <li>Plums</li>
  </ul>
)
