-- The coasts that are known from the start; more are added through the API.
INSERT INTO coasts (slug, name, country, regions) VALUES
  ('us-east-coast', 'US East Coast', 'US', '{ME,NH,VT,MA,RI,CT,NY,NJ,PA,DE,MD,DC,VA,NC,SC,GA,FL}'),
  ('us-west-coast', 'US West Coast', 'US', '{WA,OR,CA}'),
  ('ca-east-coast', 'Canadian East Coast', 'CA', '{NB,NS,PE,NL}'),
  ('ca-west-coast', 'Canadian West Coast', 'CA', '{BC}'),
  ('au-east-coast', 'Australian East Coast', 'AU', '{QLD,NSW,ACT,VIC,TAS}'),
  ('au-west-coast', 'Australian West Coast', 'AU', '{WA}');
