--
-- PostgreSQL database dump
--


-- Dumped from database version 18.6
-- Dumped by pg_dump version 18.6

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: album_jobs; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.album_jobs (
    job_id character varying(40) NOT NULL,
    name character varying(100) NOT NULL
);


--
-- Name: alembic_version; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);


--
-- Name: answers; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.answers (
    owner character varying(100) NOT NULL,
    key character varying(255) NOT NULL,
    body_sha256 character varying(64) NOT NULL,
    job_id character varying(40) NOT NULL,
    created double precision NOT NULL
);


--
-- Name: artifacts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.artifacts (
    id character varying(40) NOT NULL,
    job_id character varying(40) NOT NULL,
    epoch integer NOT NULL,
    kind character varying(16) NOT NULL,
    name character varying(100) NOT NULL,
    key character varying(255) NOT NULL,
    media_type character varying(40) NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    bytes bigint NOT NULL,
    sha256 character varying(64) NOT NULL,
    created double precision NOT NULL
);


--
-- Name: assets; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.assets (
    id character varying(40) NOT NULL,
    owner character varying(100) NOT NULL,
    sha256 character varying(64) NOT NULL,
    name character varying(255) NOT NULL,
    media_type character varying(40) NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    bits integer NOT NULL,
    bytes bigint NOT NULL,
    created double precision NOT NULL,
    remarks jsonb DEFAULT '[]'::jsonb NOT NULL,
    film jsonb,
    model jsonb
);


--
-- Name: attempts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.attempts (
    id bigint NOT NULL,
    job_id character varying(40) NOT NULL,
    epoch integer NOT NULL,
    worker_id character varying(200) NOT NULL,
    started double precision NOT NULL,
    ended double precision,
    outcome character varying(16),
    detail text,
    log text,
    joules double precision
);


--
-- Name: attempts_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.attempts_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: attempts_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.attempts_id_seq OWNED BY public.attempts.id;


--
-- Name: audit; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.audit (
    id bigint NOT NULL,
    at double precision NOT NULL,
    actor character varying(200) NOT NULL,
    action character varying(40) NOT NULL,
    target text NOT NULL,
    detail jsonb NOT NULL,
    request_id character varying(100)
);


--
-- Name: audit_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.audit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: audit_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.audit_id_seq OWNED BY public.audit.id;


--
-- Name: batches; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.batches (
    id character varying(40) NOT NULL,
    owner character varying(100) NOT NULL,
    axes jsonb NOT NULL,
    created double precision NOT NULL
);


--
-- Name: caretakers; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.caretakers (
    boot_id character varying(40) NOT NULL,
    host character varying(200) NOT NULL,
    pid integer NOT NULL,
    on_duty boolean NOT NULL,
    started double precision NOT NULL,
    seen double precision NOT NULL
);


--
-- Name: checkpoints; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.checkpoints (
    id bigint NOT NULL,
    job_id character varying(40) NOT NULL,
    epoch integer NOT NULL,
    key character varying(255) NOT NULL,
    bytes bigint NOT NULL,
    done double precision NOT NULL,
    exact boolean NOT NULL,
    created double precision NOT NULL
);


--
-- Name: checkpoints_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.checkpoints_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: checkpoints_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.checkpoints_id_seq OWNED BY public.checkpoints.id;


--
-- Name: deliveries; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.deliveries (
    id character varying(40) NOT NULL,
    webhook_id character varying(40) NOT NULL,
    kind character varying(40) NOT NULL,
    body text NOT NULL,
    attempts integer NOT NULL,
    due double precision,
    status integer,
    error text,
    created double precision NOT NULL,
    delivered double precision,
    traceparent character varying(55)
);


--
-- Name: forms; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.forms (
    owner character varying(100) NOT NULL,
    fields jsonb NOT NULL,
    submitted boolean NOT NULL,
    changed double precision NOT NULL
);


--
-- Name: identities; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.identities (
    issuer character varying(500) NOT NULL,
    subject character varying(255) NOT NULL,
    "user" character varying(100) NOT NULL,
    sets_role boolean NOT NULL,
    created double precision NOT NULL
);


--
-- Name: job_after; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.job_after (
    job_id character varying(40) NOT NULL,
    after_id character varying(40) NOT NULL
);


--
-- Name: job_assets; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.job_assets (
    job_id character varying(40) NOT NULL,
    asset_id character varying(40) NOT NULL,
    role character varying(60) NOT NULL
);


--
-- Name: job_events; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.job_events (
    id bigint NOT NULL,
    job_id character varying(40) NOT NULL,
    at double precision NOT NULL,
    kind character varying(32) NOT NULL,
    data jsonb NOT NULL
);


--
-- Name: job_events_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.job_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: job_events_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.job_events_id_seq OWNED BY public.job_events.id;


--
-- Name: jobs; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.jobs (
    id character varying(40) NOT NULL,
    owner character varying(100) NOT NULL,
    label character varying(200) NOT NULL,
    spec jsonb NOT NULL,
    parent_id character varying(40),
    state character varying(16) NOT NULL,
    error text,
    version integer NOT NULL,
    priority integer NOT NULL,
    "position" double precision NOT NULL,
    epoch integer NOT NULL,
    boot_id character varying(40),
    worker_id character varying(200),
    lease_until double precision,
    losses integer NOT NULL,
    progress jsonb,
    created double precision NOT NULL,
    started double precision,
    finished double precision,
    render_seconds double precision NOT NULL,
    batch_id character varying(40),
    metadata jsonb DEFAULT '{}'::jsonb NOT NULL,
    needs character varying(400) DEFAULT ''::character varying NOT NULL,
    request_id character varying(100),
    kind character varying(16) DEFAULT 'render'::character varying NOT NULL,
    style_id character varying(40),
    style_version integer,
    project character varying(100) DEFAULT 'default'::character varying NOT NULL,
    claimed double precision,
    estimated double precision,
    pinned boolean DEFAULT false NOT NULL,
    blockers integer DEFAULT 0 NOT NULL,
    yields_to character varying(40),
    part_of character varying(40),
    assets_listed boolean DEFAULT false NOT NULL,
    traceparent character varying(55),
    binned double precision,
    favourite boolean DEFAULT false NOT NULL
);


--
-- Name: looks; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.looks (
    id character varying(40) NOT NULL,
    owner character varying(100) NOT NULL,
    name character varying(100) NOT NULL,
    project character varying(100),
    preset character varying(40) NOT NULL,
    recipe jsonb NOT NULL,
    created double precision NOT NULL
);


--
-- Name: outbox; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.outbox (
    id bigint NOT NULL,
    topic character varying(32) NOT NULL,
    payload jsonb NOT NULL,
    created double precision NOT NULL
);


--
-- Name: outbox_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.outbox_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: outbox_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.outbox_id_seq OWNED BY public.outbox.id;


--
-- Name: projects; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.projects (
    name character varying(100) NOT NULL,
    members jsonb NOT NULL,
    weight double precision NOT NULL,
    budget_hours double precision,
    month character varying(7) NOT NULL,
    spent double precision NOT NULL,
    created double precision NOT NULL
);


--
-- Name: samples; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.samples (
    minute bigint NOT NULL,
    waiting integer NOT NULL,
    running integer NOT NULL,
    workers integer NOT NULL,
    pickup double precision
);


--
-- Name: serves; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.serves (
    oldest character varying(32) NOT NULL
);


--
-- Name: shares; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.shares (
    slot integer NOT NULL,
    project character varying(100) NOT NULL,
    owner character varying(100) NOT NULL,
    offer character varying(600) NOT NULL,
    seconds double precision NOT NULL
);


--
-- Name: sign_ins; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sign_ins (
    sha256 character varying(64) NOT NULL,
    "user" character varying(100) NOT NULL,
    token_id character varying(40),
    expires double precision NOT NULL
);


--
-- Name: standings; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.standings (
    id integer NOT NULL,
    at double precision NOT NULL,
    had jsonb NOT NULL,
    weights jsonb NOT NULL,
    exhausted jsonb NOT NULL
);


--
-- Name: style_versions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.style_versions (
    style_id character varying(40) NOT NULL,
    number integer NOT NULL,
    paintings jsonb NOT NULL,
    look jsonb NOT NULL,
    created double precision NOT NULL
);


--
-- Name: styles; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.styles (
    id character varying(40) NOT NULL,
    owner character varying(100) NOT NULL,
    name character varying(100) NOT NULL,
    tags jsonb NOT NULL,
    licence text NOT NULL,
    newest integer NOT NULL,
    created double precision NOT NULL,
    favourite boolean DEFAULT false NOT NULL
);


--
-- Name: tokens; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.tokens (
    id character varying(40) NOT NULL,
    "user" character varying(100) NOT NULL,
    name character varying(100) NOT NULL,
    sha256 character varying(64) NOT NULL,
    scopes jsonb NOT NULL,
    created double precision NOT NULL,
    expires double precision,
    used double precision,
    parent_id character varying(40)
);


--
-- Name: uploads; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.uploads (
    id character varying(40) NOT NULL,
    owner character varying(100) NOT NULL,
    sha256 character varying(64) NOT NULL,
    name character varying(255) NOT NULL,
    bytes bigint NOT NULL,
    created double precision NOT NULL
);


--
-- Name: usage; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.usage (
    job_id character varying(40) NOT NULL,
    epoch integer NOT NULL,
    owner character varying(100) NOT NULL,
    project character varying(100) NOT NULL,
    kind character varying(16) NOT NULL,
    device_kind character varying(16),
    ended double precision NOT NULL,
    month character varying(7) NOT NULL,
    seconds double precision NOT NULL,
    pixels bigint NOT NULL,
    joules double precision,
    estimated double precision,
    taken double precision
);


--
-- Name: users; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.users (
    name character varying(100) NOT NULL,
    role character varying(16) NOT NULL,
    disabled boolean NOT NULL,
    created double precision NOT NULL
);


--
-- Name: votes; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.votes (
    person character varying(100) NOT NULL,
    one_id character varying(40) NOT NULL,
    other_id character varying(40) NOT NULL,
    liked_id character varying(40),
    created double precision NOT NULL
);


--
-- Name: webhooks; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.webhooks (
    id character varying(40) NOT NULL,
    owner character varying(100) NOT NULL,
    url text NOT NULL,
    secret character varying(100) NOT NULL,
    events jsonb NOT NULL,
    enabled boolean NOT NULL,
    created double precision NOT NULL,
    job_id character varying(40),
    old_secret character varying(100),
    old_until double precision
);


--
-- Name: workers; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.workers (
    id character varying(200) NOT NULL,
    boot_id character varying(40) NOT NULL,
    host character varying(200) NOT NULL,
    pid integer NOT NULL,
    device character varying(100) NOT NULL,
    version character varying(40) NOT NULL,
    draining boolean NOT NULL,
    reason text,
    job_id character varying(40),
    started double precision NOT NULL,
    seen double precision NOT NULL,
    stopped double precision,
    trusted double precision,
    device_kind character varying(16) DEFAULT 'cpu'::character varying NOT NULL,
    memory bigint,
    labels character varying(400) DEFAULT ''::character varying NOT NULL,
    kinds character varying(100) DEFAULT 'render'::character varying NOT NULL,
    memory_used bigint,
    temperature integer,
    disk_free bigint,
    hours character varying(200) DEFAULT ''::character varying NOT NULL,
    resting boolean DEFAULT false NOT NULL,
    after_job boolean DEFAULT false NOT NULL
);


--
-- Name: attempts id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attempts ALTER COLUMN id SET DEFAULT nextval('public.attempts_id_seq'::regclass);


--
-- Name: audit id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit ALTER COLUMN id SET DEFAULT nextval('public.audit_id_seq'::regclass);


--
-- Name: checkpoints id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.checkpoints ALTER COLUMN id SET DEFAULT nextval('public.checkpoints_id_seq'::regclass);


--
-- Name: job_events id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_events ALTER COLUMN id SET DEFAULT nextval('public.job_events_id_seq'::regclass);


--
-- Name: outbox id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.outbox ALTER COLUMN id SET DEFAULT nextval('public.outbox_id_seq'::regclass);


--
-- Data for Name: album_jobs; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.album_jobs VALUES ('job_01m8h7smktenp12ycgmzw7z0ny', 'Harbour');


--
-- Data for Name: alembic_version; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.alembic_version VALUES ('0030');


--
-- Data for Name: answers; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.answers VALUES ('ana', 'key-adam', '86a1f10ef68f2a66204887a1967bab1e8e65039ce6afd01dd78877d854cd0249', 'job_01m8h7smktenp12ycgmzw7z0ny', 1795874935.432785);
INSERT INTO public.answers VALUES ('ana', 'key-lbfgs', '9de4047bf71c5bd636548d146ebdc32cfd9acd41b3bf8b05a6119eba9fb4c29c', 'job_01m8h7smmxx10jtz5ywnq40gqz', 1795874935.460162);
INSERT INTO public.answers VALUES ('ana', 'key-apply', '7d7ee13075b1df9ae20ad54a74b8b9e27e53ff9574f19ab07c00eea301380474', 'job_01m8h7smnhxddya5bgbtcz2kca', 1795874935.480613);
INSERT INTO public.answers VALUES ('ana', 'key-video', '94d0a0ae8bd24c95113b9653024ada341975feacf30a8b67bf54dd640fe15e93', 'job_01m8h7smp4bnqra3a099mprs1y', 1795874935.497572);
INSERT INTO public.answers VALUES ('ana', 'key-train', '0dba6ade9c64fdcdc143cc9c3a57adfe809dde06ef435345ee234773f2bcfa4f', 'job_01m8h7smpk3k06pq1zsx90vv7p', 1795874935.512733);
INSERT INTO public.answers VALUES ('ana', 'key-batch', '9f03761e8f7268b9b857be7c6b07cce745a8b94d0ad75b75f438d2af2289fcd8', 'batch_01m8h7wpw377sjge0e08s9rc3r', 1795875036.051787);


--
-- Data for Name: artifacts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.artifacts VALUES ('artifact_01m8h7sxvxxrvbbbfmqebbqr8g', 'job_01m8h7smnhxddya5bgbtcz2kca', 1, 'result', '1-result.png', 'jobs/job_01m8h7smnhxddya5bgbtcz2kca/e1/result_01m8h7sx56zyds5x90qezn0hcs-1-result.png', 'image/png', 96, 64, 19438, 'bbc2a5cafaf51cc23f08a96962b4f92ff7f9855d1ebd402262fc6a60f89d6a76', 1795874944.897479);
INSERT INTO public.artifacts VALUES ('artifact_01m8h7sxx1wq5x8akwd98eez64', 'job_01m8h7smnhxddya5bgbtcz2kca', 1, 'master', '1-master.tiff', 'jobs/job_01m8h7smnhxddya5bgbtcz2kca/e1/master_01m8h7sxwdt89y1394g9bbhp1x-1-master.tiff', 'image/tiff', 96, 64, 38114, '5448256c3788efb84771b07eef2aceb60fe8c468fc95abb2c3b745327a2cc475', 1795874944.93043);
INSERT INTO public.artifacts VALUES ('artifact_01m8h7sz3dymm1epec9mxkph9w', 'job_01m8h7smnhxddya5bgbtcz2kca', 1, 'result', '2-result.png', 'jobs/job_01m8h7smnhxddya5bgbtcz2kca/e1/result_01m8h7sz080bvgsf6t4b9kwxmd-2-result.png', 'image/png', 96, 64, 19434, 'd8ceab56b12342bcf3d12f00a5cfe35fe15867a8b103bf7982e006978c38105a', 1795874946.158293);
INSERT INTO public.artifacts VALUES ('artifact_01m8h7sz79kt8dwtxjkyx8m6jt', 'job_01m8h7smnhxddya5bgbtcz2kca', 1, 'master', '2-master.tiff', 'jobs/job_01m8h7smnhxddya5bgbtcz2kca/e1/master_01m8h7sz3y08px8ghng2aw8v4s-2-master.tiff', 'image/tiff', 96, 64, 38272, '77efe855d3ad042dafbfcbbe73a60f3c75cd251e4bf1279f1a6c21031a912ea1', 1795874946.282516);
INSERT INTO public.artifacts VALUES ('artifact_01m8h7t0dr4z57r9wrpq22t0c8', 'job_01m8h7smnhxddya5bgbtcz2kca', 1, 'result', '3-result.png', 'jobs/job_01m8h7smnhxddya5bgbtcz2kca/e1/result_01m8h7t0c3d0pkht3vqdf1p1kg-3-result.png', 'image/png', 96, 64, 14920, 'f9970ef0ae3851a397dbcc800900ef2a71b3d849dd5e02900d1c50c317374f16', 1795874947.514019);
INSERT INTO public.artifacts VALUES ('artifact_01m8h7t0dvapc086940c9x640j', 'job_01m8h7smnhxddya5bgbtcz2kca', 1, 'master', '3-master.tiff', 'jobs/job_01m8h7smnhxddya5bgbtcz2kca/e1/master_01m8h7t0dg227z7r7zkkf42qe7-3-master.tiff', 'image/tiff', 96, 64, 38326, 'dd914aa0a3c2383bc95f083022601cfead14bbb65bb423ad58e934210851f302', 1795874947.516603);
INSERT INTO public.artifacts VALUES ('artifact_01m8h7vhw5x02aakhpryahvadr', 'job_01m8h7v9waf5xj4fpjvpnkkeyk', 1, 'result', '1-result.png', 'jobs/job_01m8h7v9waf5xj4fpjvpnkkeyk/e1/result_01m8h7vhta2ty2pwvjttcbnzh1-1-result.png', 'image/png', 96, 64, 19438, 'bbc2a5cafaf51cc23f08a96962b4f92ff7f9855d1ebd402262fc6a60f89d6a76', 1795874998.152015);
INSERT INTO public.artifacts VALUES ('artifact_01m8h7t74jba1vv9kqhsfbannp', 'job_01m8h7smp4bnqra3a099mprs1y', 1, 'frame', 'frame-00001.png', 'jobs/job_01m8h7smp4bnqra3a099mprs1y/e1/frame_01m8h7t73wcqn5jcjqr34rv52t-frame-00001.png', 'image/png', 96, 64, 18771, '37dc7b83493e507e38d762515a5a27d2ca89f2965dd61d3e21de3bb625525fd4', 1795874954.386778);
INSERT INTO public.artifacts VALUES ('artifact_01m8h7t7y6gbwffc7wwf4y3hky', 'job_01m8h7smp4bnqra3a099mprs1y', 1, 'frame', 'frame-00002.png', 'jobs/job_01m8h7smp4bnqra3a099mprs1y/e1/frame_01m8h7t7xw7cgsd2rjqgh9k1zw-frame-00002.png', 'image/png', 96, 64, 18593, 'cf97fe3f3aacca3e2e69dac47300a28e83762af9a0885561123bd05e2163e97e', 1795874955.206878);
INSERT INTO public.artifacts VALUES ('artifact_01m8h7t8nrggeqhab4p0cnw9sb', 'job_01m8h7smp4bnqra3a099mprs1y', 1, 'frame', 'frame-00003.png', 'jobs/job_01m8h7smp4bnqra3a099mprs1y/e1/frame_01m8h7t8nb5j505s7dp71yja01-frame-00003.png', 'image/png', 96, 64, 18504, 'ae0e3cbd158046e689072db7f623db5f004e87f6f318c6084982be0717508e8f', 1795874955.960872);
INSERT INTO public.artifacts VALUES ('artifact_01m8h7t9vjbz1btjbkwsfap1y2', 'job_01m8h7smp4bnqra3a099mprs1y', 1, 'frame', 'frame-00004.png', 'jobs/job_01m8h7smp4bnqra3a099mprs1y/e1/frame_01m8h7t9v28gs9m7ecmwtf2tz1-frame-00004.png', 'image/png', 96, 64, 18431, 'e9f4621e8103a9c690c29e0f69755908a4073848a9191f65485769a2c5cafc2f', 1795874957.170657);
INSERT INTO public.artifacts VALUES ('artifact_01m8h7tana53ff7q8cstxkyrvp', 'job_01m8h7smp4bnqra3a099mprs1y', 1, 'frame', 'frame-00005.png', 'jobs/job_01m8h7smp4bnqra3a099mprs1y/e1/frame_01m8h7tan1keszxvxzjdfmp18k-frame-00005.png', 'image/png', 96, 64, 18381, '22821a5fba7a289159433280ac16942e8c234f8b9a68cf0ca8789e79215bd922', 1795874957.994826);
INSERT INTO public.artifacts VALUES ('artifact_01m8h7tb988krw3xxzyn5tv8zg', 'job_01m8h7smp4bnqra3a099mprs1y', 1, 'preview', 'preview.webp', 'jobs/job_01m8h7smp4bnqra3a099mprs1y/e1/preview_01m8h7tb8rrm8py41e1ny0rpvj-preview.webp', 'image/webp', 96, 64, 4012, 'cbc833e6cbc8259a60fad92f48ddd0b63e9bd08419737034b3558a5ebb01cad1', 1795874958.632641);
INSERT INTO public.artifacts VALUES ('artifact_01m8h7tbbttw3g76w9kqm8rxhj', 'job_01m8h7smp4bnqra3a099mprs1y', 1, 'frame', 'frame-00006.png', 'jobs/job_01m8h7smp4bnqra3a099mprs1y/e1/frame_01m8h7tbbfkbwjqm8jsrmnp9sh-frame-00006.png', 'image/png', 96, 64, 18324, 'a2af95c1664c1619cdaaa4362a2915c81f9d754a6c381ff18fbf80bc10392beb', 1795874958.715277);
INSERT INTO public.artifacts VALUES ('artifact_01m8h7tcapbxhw06d2fevxxv2e', 'job_01m8h7smp4bnqra3a099mprs1y', 1, 'result', 'result.mp4', 'jobs/job_01m8h7smp4bnqra3a099mprs1y/e1/result_01m8h7tca9peez4brax7zv4mjp-result.mp4', 'video/mp4', 96, 64, 17078, '5277b47b49b3f576ee35755c4fae6b70791f4c46de1904da3649e1dad8b26330', 1795874959.703573);
INSERT INTO public.artifacts VALUES ('artifact_01m8h7tkdw6exqfgrpntm58kbs', 'job_01m8h7smpk3k06pq1zsx90vv7p', 1, 'preview', 'preview.webp', 'jobs/job_01m8h7smpk3k06pq1zsx90vv7p/e1/preview_01m8h7tkden60x9xw72aptbpnw-preview.webp', 'image/webp', 192, 128, 5402, 'fbe9114eefce6ffc9a0e7f3f63fbf4bbb12e2a9a7675d5cdafa6d6dc898458ca', 1795874966.972607);
INSERT INTO public.artifacts VALUES ('artifact_01m8h7tkh8bjv82s0y5zmyfy8j', 'job_01m8h7smpk3k06pq1zsx90vv7p', 1, 'result', 'samples.jpg', 'jobs/job_01m8h7smpk3k06pq1zsx90vv7p/e1/result_01m8h7tkfzsxg0nwcgdn66zzpw-samples.jpg', 'image/jpeg', 192, 128, 11718, '77daba0a29237be08ecce7d30cafe0467a10cd9ba2088bee245e9954d6e96b51', 1795874967.081198);
INSERT INTO public.artifacts VALUES ('artifact_01m8h7tkhaftcye1pejbszvka0', 'job_01m8h7smpk3k06pq1zsx90vv7p', 1, 'model', 'model.safetensors', 'jobs/job_01m8h7smpk3k06pq1zsx90vv7p/e1/model_01m8h7tkgkygpwnbv1r3wyyyd8-model.safetensors', 'application/octet-stream', 0, 0, 67062, 'ada390434e1401a31c5ada45fd9eb8a370b6b05f7d623fd1723c1b98f4e10016', 1795874967.083178);
INSERT INTO public.artifacts VALUES ('artifact_01m8h7tnry984tcn80h092aqbn', 'job_01m8h7smktenp12ycgmzw7z0ny', 1, 'scale', 'scale-1.jpg', 'jobs/job_01m8h7smktenp12ycgmzw7z0ny/e1/scale_01m8h7tnqgrdhqvkvwsz7dsqjb-scale-1.jpg', 'image/jpeg', 64, 43, 4362, '19e1dcaefefbfb44d83dc2e2661f857a3beec7ccb5eca609192104c0b5d7c887', 1795874969.377096);
INSERT INTO public.artifacts VALUES ('artifact_01m8h7tqcf98pqcwat024mm95s', 'job_01m8h7smktenp12ycgmzw7z0ny', 1, 'preview', 'preview.webp', 'jobs/job_01m8h7smktenp12ycgmzw7z0ny/e1/preview_01m8h7tqc0dzfre4gswtprg4qx-preview.webp', 'image/webp', 96, 64, 3746, '3935296ed67df17a92177c560407741e0ebd23686db707f6ace860dcddfede13', 1795874971.023561);
INSERT INTO public.artifacts VALUES ('artifact_01m8h7tqf0p327s2xhrs78wn6y', 'job_01m8h7smktenp12ycgmzw7z0ny', 1, 'result', 'result.png', 'jobs/job_01m8h7smktenp12ycgmzw7z0ny/e1/result_01m8h7tqeatwsg90a2fcas26wc-result.png', 'image/png', 96, 64, 19675, '241aede2e1137333a0b33694da821beeecb41a93d6db77095ed5fc2dfa9fa7e4', 1795874971.105322);
INSERT INTO public.artifacts VALUES ('artifact_01m8h7tqf2d6z8ysek77zpbwm1', 'job_01m8h7smktenp12ycgmzw7z0ny', 1, 'master', 'master.tiff', 'jobs/job_01m8h7smktenp12ycgmzw7z0ny/e1/master_01m8h7tqepcrx292dsgrky53y6-master.tiff', 'image/tiff', 96, 64, 38034, 'f82c1b90e6d1ac43308da1b1565a85e557d408c1f2f9ecdc20cffb636a8bdb4c', 1795874971.107226);
INSERT INTO public.artifacts VALUES ('artifact_01m8h7tsmtybj38yz6desjqe0m', 'job_01m8h7smmxx10jtz5ywnq40gqz', 1, 'scale', 'scale-1.jpg', 'jobs/job_01m8h7smmxx10jtz5ywnq40gqz/e1/scale_01m8h7tskmqb0x7ypemfmkh7ak-scale-1.jpg', 'image/jpeg', 64, 43, 6874, 'a6f1222d352d0cd05bbc768ae33dfee290428cf52f0b0728b28833788494eece', 1795874973.339915);
INSERT INTO public.artifacts VALUES ('artifact_01m8h7vhx11p5r15jjmkze8hf2', 'job_01m8h7v9waf5xj4fpjvpnkkeyk', 1, 'master', '1-master.tiff', 'jobs/job_01m8h7v9waf5xj4fpjvpnkkeyk/e1/master_01m8h7vhwjrp71hnswccg6pgaw-1-master.tiff', 'image/tiff', 96, 64, 38114, '5448256c3788efb84771b07eef2aceb60fe8c468fc95abb2c3b745327a2cc475', 1795874998.178105);
INSERT INTO public.artifacts VALUES ('artifact_01m8h7tvj3rr3726wwr5y81ckk', 'job_01m8h7smmxx10jtz5ywnq40gqz', 1, 'preview', 'preview.webp', 'jobs/job_01m8h7smmxx10jtz5ywnq40gqz/e1/preview_01m8h7tvhj4rhd4vh1q5j1p0n5-preview.webp', 'image/webp', 96, 64, 5686, '17e89980275b20a4eb3f4c6c9728bea38d40fa506b294859e0db00adc9e03ff5', 1795874975.300233);
INSERT INTO public.artifacts VALUES ('artifact_01m8h7tvmd8b993mhp73j9ep2g', 'job_01m8h7smmxx10jtz5ywnq40gqz', 1, 'result', 'result.png', 'jobs/job_01m8h7smmxx10jtz5ywnq40gqz/e1/result_01m8h7tvkyt9gqpspqne10dqd9-result.png', 'image/png', 96, 64, 18734, '43021560dbc00d52bd9d77c751dbf84781ca4bdf826bba188f1415010c2ec31d', 1795874975.374926);
INSERT INTO public.artifacts VALUES ('artifact_01m8h7tvmg7e7r0ax73wp792y2', 'job_01m8h7smmxx10jtz5ywnq40gqz', 1, 'master', 'master.tiff', 'jobs/job_01m8h7smmxx10jtz5ywnq40gqz/e1/master_01m8h7tvm62m1kf2zx1s5d3rp1-master.tiff', 'image/tiff', 96, 64, 39834, '7b945b38f6119b8edb3144b1d111b8b29d6a72d3993f00d03a84a16c2ff8894a', 1795874975.376827);


--
-- Data for Name: assets; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.assets VALUES ('asset_01m8h7skzsmqkbq534bzt9sh87', 'ana', 'd4a3d7dfb0b3ae112977fbd2373a20b17cdf179760f2926a5506c595e478af04', 'photo.png', 'image/png', 96, 64, 8, 18316, 1795874934.779945, '[]', 'null', 'null');
INSERT INTO public.assets VALUES ('asset_01m8h7sm0phhy0a4amjhe65k6e', 'ana', '1a387fff9509c93aa428882d05a5f125affc4b6729200e8d5a6e302ca0763305', 'painting.png', 'image/png', 96, 64, 8, 5294, 1795874934.814957, '[]', 'null', 'null');
INSERT INTO public.assets VALUES ('asset_01m8h7sm1shm2bd9yw0hp1pd2g', 'ana', '535ef8e0656481d101e47962a5a82dcba6b907fd494ef18b561712e171de466c', 'regions.png', 'image/png', 96, 64, 8, 1183, 1795874934.842988, '[]', 'null', 'null');
INSERT INTO public.assets VALUES ('asset_01m8h7sm81ycc9nasmq9kxazzc', 'ana', '7b21af84b9d55f5b319343556f145412579f713c8514ed7acf4cd0de83f026d8', 'clip.mp4', 'video/mp4', 96, 64, 8, 19907, 1795874935.043298, '[]', '{"cuts": [], "rate": 12.0, "sound": "aac", "frames": 6, "seconds": 0.5}', 'null');


--
-- Data for Name: attempts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.attempts VALUES (1, 'job_01m8h7sm8h70xxddb3svv8p4h7', 1, 'studio/gone', 1795874935.390034, 1795874935.394481, 'failed', 'It cannot be rendered.', 'the last lines of a log', NULL);
INSERT INTO public.attempts VALUES (2, 'job_01m8h7smnhxddya5bgbtcz2kca', 1, 'studio/finishes', 1795874942.6419, 1795874947.520063, 'succeeded', NULL, '{"worker": "studio/finishes", "job": "job_01m8h7smnhxddya5bgbtcz2kca", "epoch": 1, "event": "attempt begins", "request_id": null, "level": "info", "logger": "workers.attempts.attempt", "timestamp": "2026-11-28T14:09:02.664319Z"}', NULL);
INSERT INTO public.attempts VALUES (12, 'job_01m8h7w7qktr9j5fve83syme6g', 1, 'studio/pauses', 1795875026.743212, 1795875028.472238, 'paused', NULL, '{"worker": "studio/pauses", "job": "job_01m8h7w7qktr9j5fve83syme6g", "epoch": 1, "event": "attempt begins", "request_id": null, "level": "info", "logger": "workers.attempts.attempt", "timestamp": "2026-11-28T14:10:26.751223Z"}
{"worker": "studio/pauses", "event": "Task brushfarm.render[61b00612-f158-4e40-b589-ec1dc2442b3b] received", "level": "info", "logger": "celery.worker.strategy", "timestamp": "2026-11-28T14:10:26.756611Z"}
{"worker": "studio/pauses", "job": "job_01m8h7w7qktr9j5fve83syme6g", "done": 0.013396, "event": "first step", "request_id": null, "level": "info", "logger": "workers.attempts.attempt", "timestamp": "2026-11-28T14:10:27.116265Z"}
{"worker": "studio/pauses", "job": "job_01m8h7w7qktr9j5fve83syme6g", "order": "pause", "event": "attempt stops", "request_id": null, "level": "info", "logger": "workers.attempts.attempt", "timestamp": "2026-11-28T14:10:28.469123Z"}', NULL);
INSERT INTO public.attempts VALUES (13, 'job_01m8h7wg74taf7ccngwv457db5', 1, 'studio/gone', 1795875035.285743, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.attempts VALUES (3, 'job_01m8h7smp4bnqra3a099mprs1y', 1, 'studio/finishes', 1795874947.834141, 1795874959.704962, 'succeeded', NULL, '{"worker": "studio/finishes", "job": "job_01m8h7smp4bnqra3a099mprs1y", "epoch": 1, "event": "attempt begins", "request_id": null, "level": "info", "logger": "workers.attempts.attempt", "timestamp": "2026-11-28T14:09:07.839970Z"}
{"worker": "studio/finishes", "job": "job_01m8h7smp4bnqra3a099mprs1y", "done": 0.002233, "event": "first step", "request_id": null, "level": "info", "logger": "workers.attempts.attempt", "timestamp": "2026-11-28T14:09:09.913926Z"}', NULL);
INSERT INTO public.attempts VALUES (14, 'job_01m8h7wp5njj3pvsx248tdne6p', 1, 'studio/gone', 1795875035.346128, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.attempts VALUES (15, 'job_01m8h7wp6xfq9qez44cwhecpe0', 1, 'studio/gone', 1795875035.375537, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.attempts VALUES (4, 'job_01m8h7smpk3k06pq1zsx90vv7p', 1, 'studio/finishes', 1795874959.825515, 1795874967.084899, 'succeeded', NULL, '{"worker": "studio/finishes", "job": "job_01m8h7smpk3k06pq1zsx90vv7p", "epoch": 1, "event": "attempt begins", "request_id": null, "level": "info", "logger": "workers.attempts.attempt", "timestamp": "2026-11-28T14:09:19.828328Z"}
{"worker": "studio/finishes", "job": "job_01m8h7smpk3k06pq1zsx90vv7p", "done": 0.016667, "event": "first step", "request_id": null, "level": "info", "logger": "workers.attempts.attempt", "timestamp": "2026-11-28T14:09:19.980915Z"}', NULL);
INSERT INTO public.attempts VALUES (5, 'job_01m8h7smktenp12ycgmzw7z0ny', 1, 'studio/finishes', 1795874967.208797, 1795874971.109126, 'succeeded', NULL, '{"worker": "studio/finishes", "job": "job_01m8h7smktenp12ycgmzw7z0ny", "epoch": 1, "event": "attempt begins", "request_id": null, "level": "info", "logger": "workers.attempts.attempt", "timestamp": "2026-11-28T14:09:27.218466Z"}', NULL);
INSERT INTO public.attempts VALUES (6, 'job_01m8h7smmxx10jtz5ywnq40gqz', 1, 'studio/finishes', 1795874971.230581, 1795874975.378537, 'succeeded', NULL, NULL, NULL);
INSERT INTO public.attempts VALUES (7, 'job_01m8h7tvxs79ah3q6hm6914tg8', 1, 'studio/adam', 1795874981.080186, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.attempts VALUES (8, 'job_01m8h7v39fg60yd5tnt0qey6ge', 1, 'studio/lbfgs', 1795874988.26697, NULL, NULL, NULL, '{"worker": "studio/lbfgs", "job": "job_01m8h7v39fg60yd5tnt0qey6ge", "epoch": 1, "event": "attempt begins", "request_id": null, "level": "info", "logger": "workers.attempts.attempt", "timestamp": "2026-11-28T14:09:48.272631Z"}', NULL);
INSERT INTO public.attempts VALUES (9, 'job_01m8h7v9waf5xj4fpjvpnkkeyk', 1, 'studio/apply', 1795874996.005028, NULL, NULL, NULL, '{"worker": "studio/apply", "job": "job_01m8h7v9waf5xj4fpjvpnkkeyk", "epoch": 1, "event": "attempt begins", "request_id": null, "level": "info", "logger": "workers.attempts.attempt", "timestamp": "2026-11-28T14:09:56.028776Z"}', NULL);
INSERT INTO public.attempts VALUES (10, 'job_01m8h7vjc5b6tcwg2x5dnwjbba', 1, 'studio/video', 1795875008.19333, NULL, NULL, NULL, '{"worker": "studio/video", "job": "job_01m8h7vjc5b6tcwg2x5dnwjbba", "epoch": 1, "event": "attempt begins", "request_id": null, "level": "info", "logger": "workers.attempts.attempt", "timestamp": "2026-11-28T14:10:08.220199Z"}', NULL);
INSERT INTO public.attempts VALUES (11, 'job_01m8h7w0fdqyqmfk6wvth48s9a', 1, 'studio/train', 1795875017.564735, NULL, NULL, NULL, NULL, NULL);


--
-- Data for Name: audit; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit VALUES (1, 1795874934.465963, 'the farm', 'user.add', 'ana', '{"role": "artist"}', NULL);
INSERT INTO public.audit VALUES (2, 1795874934.469001, 'the farm', 'user.add', 'operator', '{"role": "operator"}', NULL);
INSERT INTO public.audit VALUES (3, 1795874934.471249, 'the farm', 'user.add', 'admin', '{"role": "admin"}', NULL);
INSERT INTO public.audit VALUES (4, 1795874934.474548, 'the farm', 'project.add', 'Waves', '{"weight": 1.0, "members": ["ana"]}', NULL);
INSERT INTO public.audit VALUES (5, 1795874934.47836, 'the farm', 'token.make', 'token_01m8h7skpdhp695a1qnkp3veec', '{"name": "laptop", "user": "ana", "scopes": ["read", "write"]}', NULL);


--
-- Data for Name: batches; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.batches VALUES ('batch_01m8h7wpw377sjge0e08s9rc3r', 'ana', '[{"field": "/recipe/style_weight", "values": [0.5, 2]}, {"field": "/preset", "values": ["draft"]}]', 1795875036.036474);


--
-- Data for Name: caretakers; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: checkpoints; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.checkpoints VALUES (22, 'job_01m8h7tvxs79ah3q6hm6914tg8', 1, 'jobs/job_01m8h7tvxs79ah3q6hm6914tg8/e1/checkpoint_01m8h7v32knskv5y9ekbkdbaeh.safetensors', 346348, 0.16074766355140188, true, 1795874983.011926);
INSERT INTO public.checkpoints VALUES (33, 'job_01m8h7v39fg60yd5tnt0qey6ge', 1, 'jobs/job_01m8h7v39fg60yd5tnt0qey6ge/e1/checkpoint_01m8h7v9pcchbs4593035ben12.safetensors', 605616, 0.16074766355140188, true, 1795874989.800938);
INSERT INTO public.checkpoints VALUES (41, 'job_01m8h7v9waf5xj4fpjvpnkkeyk', 1, 'jobs/job_01m8h7v9waf5xj4fpjvpnkkeyk/e1/checkpoint_01m8h7vhxc9msctd2291vsxbnb.safetensors', 40, 0.3333333333333333, true, 1795874998.211088);
INSERT INTO public.checkpoints VALUES (88, 'job_01m8h7vjc5b6tcwg2x5dnwjbba', 1, 'jobs/job_01m8h7vjc5b6tcwg2x5dnwjbba/e1/checkpoint_01m8h7w0am02p42t7d1hcgdcd8.safetensors', 590596, 0.1517133956386293, true, 1795875012.967885);
INSERT INTO public.checkpoints VALUES (97, 'job_01m8h7w0fdqyqmfk6wvth48s9a', 1, 'jobs/job_01m8h7w0fdqyqmfk6wvth48s9a/e1/checkpoint_01m8h7w78xc0r1kqa4je3h7tv4.safetensors', 355304, 0.15, true, 1795875020.17192);
INSERT INTO public.checkpoints VALUES (111, 'job_01m8h7w7qktr9j5fve83syme6g', 1, 'jobs/job_01m8h7w7qktr9j5fve83syme6g/e1/checkpoint_01m8h7wff2eghmrvy5p93xcqkr.safetensors', 605616, 0.18753894080996886, true, 1795875028.466766);


--
-- Data for Name: deliveries; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.deliveries VALUES ('msg_01m8h7wg4wkhefwmph8her4120', 'webhook_01m8h7skph8faf1ma36vmcvw7z', 'job.failed', '{"type": "job.failed", "timestamp": "2026-11-28T14:08:55.401145+00:00", "data": {"error": "It cannot be rendered.", "label": "Failed", "state": "failed", "detail": "It cannot be rendered.", "job_id": "job_01m8h7sm8h70xxddb3svv8p4h7", "outcome": "failed", "job": {"id": "job_01m8h7sm8h70xxddb3svv8p4h7", "kind": "render", "state": "failed", "phrase": "has failed", "label": "Failed", "metadata": {}, "owner": "ana", "project": "default", "priority": 0, "pinned": false, "favourite": false, "albums": [], "version": 3, "spec": {"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "content": "asset_01m8h7skzsmqkbq534bzt9sh87", "devices": 1, "outputs": ["png"], "strength": null, "content_mask": null}, "parent_id": null, "part_of": null, "batch_id": null, "style_id": null, "style_version": null, "progress": null, "after": [], "place": null, "waits_because": null, "worker_labels": [], "worker_id": null, "created": "2026-11-28T14:08:55.057151Z", "started": "2026-11-28T14:08:55.387429Z", "finished": "2026-11-28T14:08:55.394481Z", "render_seconds": 0.004446983337402344, "binned": null, "erased_after": null, "error": "It cannot be rendered.", "preview_url": null, "artifacts": [], "links": {"self": "/api/v1/jobs/job_01m8h7sm8h70xxddb3svv8p4h7", "page": "/jobs/job_01m8h7sm8h70xxddb3svv8p4h7", "events": "/api/v1/jobs/job_01m8h7sm8h70xxddb3svv8p4h7/events", "artifacts": "/api/v1/jobs/job_01m8h7sm8h70xxddb3svv8p4h7/artifacts", "attempts": "/api/v1/jobs/job_01m8h7sm8h70xxddb3svv8p4h7/attempts", "log": "/api/v1/jobs/job_01m8h7sm8h70xxddb3svv8p4h7/log", "clone": "/api/v1/jobs/job_01m8h7sm8h70xxddb3svv8p4h7/clone", "log_events": "/api/v1/jobs/job_01m8h7sm8h70xxddb3svv8p4h7/log/events"}}, "farm": ""}}', 0, 1795874935.401145, NULL, NULL, 1795875029.149263, NULL, NULL);
INSERT INTO public.deliveries VALUES ('msg_01m8h7wg57t3x37m1x127j91pc', 'webhook_01m8h7skph8faf1ma36vmcvw7z', 'job.succeeded', '{"type": "job.succeeded", "timestamp": "2026-11-28T14:09:07.527505+00:00", "data": {"error": null, "label": "Finished: apply", "state": "succeeded", "detail": null, "job_id": "job_01m8h7smnhxddya5bgbtcz2kca", "outcome": "succeeded", "job": {"id": "job_01m8h7smnhxddya5bgbtcz2kca", "kind": "apply", "state": "succeeded", "phrase": "is finished", "label": "Finished: apply", "metadata": {}, "owner": "ana", "project": "default", "priority": 0, "pinned": false, "favourite": false, "albums": [], "version": 3, "spec": {"dpi": 300, "size": null, "color": "style", "frame": null, "looks": null, "model": null, "sheet": null, "method": "ot", "photos": ["asset_01m8h7skzsmqkbq534bzt9sh87", "asset_01m8h7sm0phhy0a4amjhe65k6e", "asset_01m8h7sm1shm2bd9yw0hp1pd2g"], "stroke": 1.0, "styles": [{"mask": null, "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "outputs": ["png"], "weights": null, "strength": 1.0, "variants": "none", "content_mask": null}, "parent_id": null, "part_of": null, "batch_id": null, "style_id": null, "style_version": null, "progress": {"stage": "finished", "done": 1.0, "eta_seconds": 0.0, "rate": 8.7233, "scale": null, "scales": null, "width": null, "height": null, "iteration": null, "iterations": null, "photo": 3, "photos": 3, "frame": null, "frames": null, "painted": null, "pass_number": null, "passes": null, "loss": null, "content_loss": null, "style_loss": null, "moments_found": null, "moments_computed": null}, "after": [], "place": null, "waits_because": null, "worker_labels": [], "worker_id": null, "created": "2026-11-28T14:08:55.473045Z", "started": "2026-11-28T14:09:02.611660Z", "finished": "2026-11-28T14:09:07.520063Z", "render_seconds": 4.878162860870361, "binned": null, "erased_after": null, "error": null, "preview_url": null, "artifacts": [{"id": "artifact_01m8h7t0dr4z57r9wrpq22t0c8", "job_id": "job_01m8h7smnhxddya5bgbtcz2kca", "kind": "result", "name": "3-result.png", "media_type": "image/png", "width": 96, "height": 64, "bytes": 14920, "sha256": "f9970ef0ae3851a397dbcc800900ef2a71b3d849dd5e02900d1c50c317374f16", "created": "2026-11-28T14:09:07.514019Z", "url": "/api/v1/jobs/job_01m8h7smnhxddya5bgbtcz2kca/artifacts/3-result.png?v=f9970ef0ae38"}, {"id": "artifact_01m8h7sz3dymm1epec9mxkph9w", "job_id": "job_01m8h7smnhxddya5bgbtcz2kca", "kind": "result", "name": "2-result.png", "media_type": "image/png", "width": 96, "height": 64, "bytes": 19434, "sha256": "d8ceab56b12342bcf3d12f00a5cfe35fe15867a8b103bf7982e006978c38105a", "created": "2026-11-28T14:09:06.158293Z", "url": "/api/v1/jobs/job_01m8h7smnhxddya5bgbtcz2kca/artifacts/2-result.png?v=d8ceab56b123"}, {"id": "artifact_01m8h7sxvxxrvbbbfmqebbqr8g", "job_id": "job_01m8h7smnhxddya5bgbtcz2kca", "kind": "result", "name": "1-result.png", "media_type": "image/png", "width": 96, "height": 64, "bytes": 19438, "sha256": "bbc2a5cafaf51cc23f08a96962b4f92ff7f9855d1ebd402262fc6a60f89d6a76", "created": "2026-11-28T14:09:04.897479Z", "url": "/api/v1/jobs/job_01m8h7smnhxddya5bgbtcz2kca/artifacts/1-result.png?v=bbc2a5cafaf5"}, {"id": "artifact_01m8h7t0dvapc086940c9x640j", "job_id": "job_01m8h7smnhxddya5bgbtcz2kca", "kind": "master", "name": "3-master.tiff", "media_type": "image/tiff", "width": 96, "height": 64, "bytes": 38326, "sha256": "dd914aa0a3c2383bc95f083022601cfead14bbb65bb423ad58e934210851f302", "created": "2026-11-28T14:09:07.516603Z", "url": "/api/v1/jobs/job_01m8h7smnhxddya5bgbtcz2kca/artifacts/3-master.tiff?v=dd914aa0a3c2"}, {"id": "artifact_01m8h7sz79kt8dwtxjkyx8m6jt", "job_id": "job_01m8h7smnhxddya5bgbtcz2kca", "kind": "master", "name": "2-master.tiff", "media_type": "image/tiff", "width": 96, "height": 64, "bytes": 38272, "sha256": "77efe855d3ad042dafbfcbbe73a60f3c75cd251e4bf1279f1a6c21031a912ea1", "created": "2026-11-28T14:09:06.282516Z", "url": "/api/v1/jobs/job_01m8h7smnhxddya5bgbtcz2kca/artifacts/2-master.tiff?v=77efe855d3ad"}, {"id": "artifact_01m8h7sxx1wq5x8akwd98eez64", "job_id": "job_01m8h7smnhxddya5bgbtcz2kca", "kind": "master", "name": "1-master.tiff", "media_type": "image/tiff", "width": 96, "height": 64, "bytes": 38114, "sha256": "5448256c3788efb84771b07eef2aceb60fe8c468fc95abb2c3b745327a2cc475", "created": "2026-11-28T14:09:04.930430Z", "url": "/api/v1/jobs/job_01m8h7smnhxddya5bgbtcz2kca/artifacts/1-master.tiff?v=5448256c3788"}], "links": {"self": "/api/v1/jobs/job_01m8h7smnhxddya5bgbtcz2kca", "page": "/jobs/job_01m8h7smnhxddya5bgbtcz2kca", "events": "/api/v1/jobs/job_01m8h7smnhxddya5bgbtcz2kca/events", "artifacts": "/api/v1/jobs/job_01m8h7smnhxddya5bgbtcz2kca/artifacts", "attempts": "/api/v1/jobs/job_01m8h7smnhxddya5bgbtcz2kca/attempts", "log": "/api/v1/jobs/job_01m8h7smnhxddya5bgbtcz2kca/log", "clone": "/api/v1/jobs/job_01m8h7smnhxddya5bgbtcz2kca/clone", "log_events": "/api/v1/jobs/job_01m8h7smnhxddya5bgbtcz2kca/log/events"}}, "farm": ""}}', 0, 1795874947.527505, NULL, NULL, 1795875029.160061, NULL, NULL);
INSERT INTO public.deliveries VALUES ('msg_01m8h7wg5bh1ctrx30s350885m', 'webhook_01m8h7skph8faf1ma36vmcvw7z', 'job.succeeded', '{"type": "job.succeeded", "timestamp": "2026-11-28T14:09:19.708648+00:00", "data": {"error": null, "label": "Finished: video", "state": "succeeded", "detail": null, "job_id": "job_01m8h7smp4bnqra3a099mprs1y", "outcome": "succeeded", "job": {"id": "job_01m8h7smp4bnqra3a099mprs1y", "kind": "video", "state": "succeeded", "phrase": "is finished", "label": "Finished: video", "metadata": {}, "owner": "ana", "project": "default", "priority": 0, "pinned": false, "favourite": false, "albums": [], "version": 3, "spec": {"clip": "asset_01m8h7sm81ycc9nasmq9kxazzc", "cuts": [], "part": null, "rate": null, "codec": "h264", "every": 1, "model": null, "method": "gatys", "passes": 1, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "quality": 18, "weights": null, "steadiness": 1.0}, "parent_id": null, "part_of": null, "batch_id": null, "style_id": null, "style_version": null, "progress": {"stage": "finished", "done": 1.0, "eta_seconds": 0.0, "rate": 10.2114, "scale": null, "scales": null, "width": null, "height": null, "iteration": null, "iterations": null, "photo": null, "photos": null, "frame": 6, "frames": 6, "painted": 6, "pass_number": null, "passes": null, "loss": null, "content_loss": null, "style_loss": null, "moments_found": null, "moments_computed": null}, "after": [], "place": null, "waits_because": null, "worker_labels": [], "worker_id": null, "created": "2026-11-28T14:08:55.492057Z", "started": "2026-11-28T14:09:07.832949Z", "finished": "2026-11-28T14:09:19.704962Z", "render_seconds": 11.870820999145508, "binned": null, "erased_after": null, "error": null, "preview_url": "/api/v1/jobs/job_01m8h7smp4bnqra3a099mprs1y/artifacts/preview.webp?v=cbc833e6cbc8", "artifacts": [{"id": "artifact_01m8h7tcapbxhw06d2fevxxv2e", "job_id": "job_01m8h7smp4bnqra3a099mprs1y", "kind": "result", "name": "result.mp4", "media_type": "video/mp4", "width": 96, "height": 64, "bytes": 17078, "sha256": "5277b47b49b3f576ee35755c4fae6b70791f4c46de1904da3649e1dad8b26330", "created": "2026-11-28T14:09:19.703573Z", "url": "/api/v1/jobs/job_01m8h7smp4bnqra3a099mprs1y/artifacts/result.mp4?v=5277b47b49b3"}], "links": {"self": "/api/v1/jobs/job_01m8h7smp4bnqra3a099mprs1y", "page": "/jobs/job_01m8h7smp4bnqra3a099mprs1y", "events": "/api/v1/jobs/job_01m8h7smp4bnqra3a099mprs1y/events", "artifacts": "/api/v1/jobs/job_01m8h7smp4bnqra3a099mprs1y/artifacts", "attempts": "/api/v1/jobs/job_01m8h7smp4bnqra3a099mprs1y/attempts", "log": "/api/v1/jobs/job_01m8h7smp4bnqra3a099mprs1y/log", "clone": "/api/v1/jobs/job_01m8h7smp4bnqra3a099mprs1y/clone", "log_events": "/api/v1/jobs/job_01m8h7smp4bnqra3a099mprs1y/log/events"}}, "farm": ""}}', 0, 1795874959.708648, NULL, NULL, 1795875029.164173, NULL, NULL);
INSERT INTO public.deliveries VALUES ('msg_01m8h7wg5gvmy59r3vpncxc669', 'webhook_01m8h7skph8faf1ma36vmcvw7z', 'job.succeeded', '{"type": "job.succeeded", "timestamp": "2026-11-28T14:09:27.088087+00:00", "data": {"error": null, "label": "Finished: train", "state": "succeeded", "detail": null, "job_id": "job_01m8h7smpk3k06pq1zsx90vv7p", "outcome": "succeeded", "job": {"id": "job_01m8h7smpk3k06pq1zsx90vv7p", "kind": "train", "state": "succeeded", "phrase": "is finished", "label": "Finished: train", "metadata": {}, "owner": "ana", "project": "default", "priority": 0, "pinned": false, "favourite": false, "albums": [], "version": 3, "spec": {"crop": 64, "rate": 0.001, "seed": 0, "size": 64, "batch": 1, "start": null, "steps": 60, "width": 4, "photos": ["asset_01m8h7skzsmqkbq534bzt9sh87", "asset_01m8h7sm0phhy0a4amjhe65k6e", "asset_01m8h7sm1shm2bd9yw0hp1pd2g"], "styles": [{"asset": "asset_01m8h7sm0phhy0a4amjhe65k6e"}], "teacher": null, "tv_weight": 0.0, "style_scale": 1.0, "style_weight": 1.0, "content_weight": 1.0}, "parent_id": null, "part_of": null, "batch_id": null, "style_id": null, "style_version": null, "progress": {"stage": "finished", "done": 1.0, "eta_seconds": 0.0, "rate": 8.3613, "scale": null, "scales": null, "width": null, "height": null, "iteration": 60, "iterations": 60, "photo": null, "photos": null, "frame": null, "frames": null, "painted": null, "pass_number": null, "passes": null, "loss": 1.0147739350795746, "content_loss": 0.07382246851921082, "style_loss": 0.9409514665603638, "moments_found": null, "moments_computed": null}, "after": [], "place": null, "waits_because": null, "worker_labels": [], "worker_id": null, "created": "2026-11-28T14:08:55.507304Z", "started": "2026-11-28T14:09:19.824575Z", "finished": "2026-11-28T14:09:27.084899Z", "render_seconds": 7.259383916854858, "binned": null, "erased_after": null, "error": null, "preview_url": "/api/v1/jobs/job_01m8h7smpk3k06pq1zsx90vv7p/artifacts/preview.webp?v=fbe9114eefce", "artifacts": [{"id": "artifact_01m8h7tkh8bjv82s0y5zmyfy8j", "job_id": "job_01m8h7smpk3k06pq1zsx90vv7p", "kind": "result", "name": "samples.jpg", "media_type": "image/jpeg", "width": 192, "height": 128, "bytes": 11718, "sha256": "77daba0a29237be08ecce7d30cafe0467a10cd9ba2088bee245e9954d6e96b51", "created": "2026-11-28T14:09:27.081198Z", "url": "/api/v1/jobs/job_01m8h7smpk3k06pq1zsx90vv7p/artifacts/samples.jpg?v=77daba0a2923"}, {"id": "artifact_01m8h7tkhaftcye1pejbszvka0", "job_id": "job_01m8h7smpk3k06pq1zsx90vv7p", "kind": "model", "name": "model.safetensors", "media_type": "application/octet-stream", "width": 0, "height": 0, "bytes": 67062, "sha256": "ada390434e1401a31c5ada45fd9eb8a370b6b05f7d623fd1723c1b98f4e10016", "created": "2026-11-28T14:09:27.083178Z", "url": "/api/v1/jobs/job_01m8h7smpk3k06pq1zsx90vv7p/artifacts/model.safetensors?v=ada390434e14"}], "links": {"self": "/api/v1/jobs/job_01m8h7smpk3k06pq1zsx90vv7p", "page": "/jobs/job_01m8h7smpk3k06pq1zsx90vv7p", "events": "/api/v1/jobs/job_01m8h7smpk3k06pq1zsx90vv7p/events", "artifacts": "/api/v1/jobs/job_01m8h7smpk3k06pq1zsx90vv7p/artifacts", "attempts": "/api/v1/jobs/job_01m8h7smpk3k06pq1zsx90vv7p/attempts", "log": "/api/v1/jobs/job_01m8h7smpk3k06pq1zsx90vv7p/log", "clone": "/api/v1/jobs/job_01m8h7smpk3k06pq1zsx90vv7p/clone", "log_events": "/api/v1/jobs/job_01m8h7smpk3k06pq1zsx90vv7p/log/events"}}, "farm": ""}}', 0, 1795874967.088087, NULL, NULL, 1795875029.168821, NULL, NULL);
INSERT INTO public.deliveries VALUES ('msg_01m8h7wg5nfn5ggevmgzq85t34', 'webhook_01m8h7skph8faf1ma36vmcvw7z', 'job.succeeded', '{"type": "job.succeeded", "timestamp": "2026-11-28T14:09:31.111702+00:00", "data": {"error": null, "label": "Finished: adam", "state": "succeeded", "detail": null, "job_id": "job_01m8h7smktenp12ycgmzw7z0ny", "outcome": "succeeded", "job": {"id": "job_01m8h7smktenp12ycgmzw7z0ny", "kind": "render", "state": "succeeded", "phrase": "is finished", "label": "Finished: adam", "metadata": {}, "owner": "ana", "project": "default", "priority": 0, "pinned": false, "favourite": false, "albums": [], "version": 3, "spec": {"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "content": "asset_01m8h7skzsmqkbq534bzt9sh87", "devices": 1, "outputs": ["png"], "strength": null, "content_mask": null}, "parent_id": null, "part_of": null, "batch_id": null, "style_id": null, "style_version": null, "progress": {"stage": "finished", "done": 1.0, "eta_seconds": 0.0, "rate": 13.4891, "scale": 2, "scales": 2, "width": 96, "height": 64, "iteration": 20, "iterations": 20, "photo": null, "photos": null, "frame": null, "frames": null, "painted": null, "pass_number": null, "passes": null, "loss": 0.5076431113178634, "content_loss": 0.09409134886908826, "style_loss": 0.4135517624487752, "moments_found": 0, "moments_computed": 10}, "after": [], "place": null, "waits_because": null, "worker_labels": [], "worker_id": null, "created": "2026-11-28T14:08:55.418005Z", "started": "2026-11-28T14:09:27.207950Z", "finished": "2026-11-28T14:09:31.109126Z", "render_seconds": 3.900329113006592, "binned": null, "erased_after": null, "error": null, "preview_url": "/api/v1/jobs/job_01m8h7smktenp12ycgmzw7z0ny/artifacts/preview.webp?v=3935296ed67d", "artifacts": [{"id": "artifact_01m8h7tqf0p327s2xhrs78wn6y", "job_id": "job_01m8h7smktenp12ycgmzw7z0ny", "kind": "result", "name": "result.png", "media_type": "image/png", "width": 96, "height": 64, "bytes": 19675, "sha256": "241aede2e1137333a0b33694da821beeecb41a93d6db77095ed5fc2dfa9fa7e4", "created": "2026-11-28T14:09:31.105322Z", "url": "/api/v1/jobs/job_01m8h7smktenp12ycgmzw7z0ny/artifacts/result.png?v=241aede2e113"}, {"id": "artifact_01m8h7tqf2d6z8ysek77zpbwm1", "job_id": "job_01m8h7smktenp12ycgmzw7z0ny", "kind": "master", "name": "master.tiff", "media_type": "image/tiff", "width": 96, "height": 64, "bytes": 38034, "sha256": "f82c1b90e6d1ac43308da1b1565a85e557d408c1f2f9ecdc20cffb636a8bdb4c", "created": "2026-11-28T14:09:31.107226Z", "url": "/api/v1/jobs/job_01m8h7smktenp12ycgmzw7z0ny/artifacts/master.tiff?v=f82c1b90e6d1"}, {"id": "artifact_01m8h7tnry984tcn80h092aqbn", "job_id": "job_01m8h7smktenp12ycgmzw7z0ny", "kind": "scale", "name": "scale-1.jpg", "media_type": "image/jpeg", "width": 64, "height": 43, "bytes": 4362, "sha256": "19e1dcaefefbfb44d83dc2e2661f857a3beec7ccb5eca609192104c0b5d7c887", "created": "2026-11-28T14:09:29.377096Z", "url": "/api/v1/jobs/job_01m8h7smktenp12ycgmzw7z0ny/artifacts/scale-1.jpg?v=19e1dcaefefb"}], "links": {"self": "/api/v1/jobs/job_01m8h7smktenp12ycgmzw7z0ny", "page": "/jobs/job_01m8h7smktenp12ycgmzw7z0ny", "events": "/api/v1/jobs/job_01m8h7smktenp12ycgmzw7z0ny/events", "artifacts": "/api/v1/jobs/job_01m8h7smktenp12ycgmzw7z0ny/artifacts", "attempts": "/api/v1/jobs/job_01m8h7smktenp12ycgmzw7z0ny/attempts", "log": "/api/v1/jobs/job_01m8h7smktenp12ycgmzw7z0ny/log", "clone": "/api/v1/jobs/job_01m8h7smktenp12ycgmzw7z0ny/clone", "log_events": "/api/v1/jobs/job_01m8h7smktenp12ycgmzw7z0ny/log/events"}}, "farm": ""}}', 0, 1795874971.111702, NULL, NULL, 1795875029.173309, NULL, NULL);
INSERT INTO public.deliveries VALUES ('msg_01m8h7wg5sybh4bpryv5htfp1r', 'webhook_01m8h7skph8faf1ma36vmcvw7z', 'job.succeeded', '{"type": "job.succeeded", "timestamp": "2026-11-28T14:09:35.381199+00:00", "data": {"error": null, "label": "Finished: lbfgs", "state": "succeeded", "detail": null, "job_id": "job_01m8h7smmxx10jtz5ywnq40gqz", "outcome": "succeeded", "job": {"id": "job_01m8h7smmxx10jtz5ywnq40gqz", "kind": "render", "state": "succeeded", "phrase": "is finished", "label": "Finished: lbfgs", "metadata": {}, "owner": "ana", "project": "default", "priority": 0, "pinned": false, "favourite": false, "albums": [], "version": 3, "spec": {"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 2, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "lbfgs", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "content": "asset_01m8h7skzsmqkbq534bzt9sh87", "devices": 1, "outputs": ["png"], "strength": null, "content_mask": null}, "parent_id": null, "part_of": null, "batch_id": null, "style_id": null, "style_version": null, "progress": {"stage": "finished", "done": 1.0, "eta_seconds": 0.0, "rate": 12.2703, "scale": 2, "scales": 2, "width": 96, "height": 64, "iteration": 20, "iterations": 20, "photo": null, "photos": null, "frame": null, "frames": null, "painted": null, "pass_number": null, "passes": null, "loss": 0.17163990389167938, "content_loss": 0.07239053279705257, "style_loss": 0.0980151618132344, "moments_found": 10, "moments_computed": 0}, "after": [], "place": null, "waits_because": null, "worker_labels": [], "worker_id": null, "created": "2026-11-28T14:08:55.453837Z", "started": "2026-11-28T14:09:31.229681Z", "finished": "2026-11-28T14:09:35.378537Z", "render_seconds": 4.147955894470215, "binned": null, "erased_after": null, "error": null, "preview_url": "/api/v1/jobs/job_01m8h7smmxx10jtz5ywnq40gqz/artifacts/preview.webp?v=17e89980275b", "artifacts": [{"id": "artifact_01m8h7tvmd8b993mhp73j9ep2g", "job_id": "job_01m8h7smmxx10jtz5ywnq40gqz", "kind": "result", "name": "result.png", "media_type": "image/png", "width": 96, "height": 64, "bytes": 18734, "sha256": "43021560dbc00d52bd9d77c751dbf84781ca4bdf826bba188f1415010c2ec31d", "created": "2026-11-28T14:09:35.374926Z", "url": "/api/v1/jobs/job_01m8h7smmxx10jtz5ywnq40gqz/artifacts/result.png?v=43021560dbc0"}, {"id": "artifact_01m8h7tvmg7e7r0ax73wp792y2", "job_id": "job_01m8h7smmxx10jtz5ywnq40gqz", "kind": "master", "name": "master.tiff", "media_type": "image/tiff", "width": 96, "height": 64, "bytes": 39834, "sha256": "7b945b38f6119b8edb3144b1d111b8b29d6a72d3993f00d03a84a16c2ff8894a", "created": "2026-11-28T14:09:35.376827Z", "url": "/api/v1/jobs/job_01m8h7smmxx10jtz5ywnq40gqz/artifacts/master.tiff?v=7b945b38f611"}, {"id": "artifact_01m8h7tsmtybj38yz6desjqe0m", "job_id": "job_01m8h7smmxx10jtz5ywnq40gqz", "kind": "scale", "name": "scale-1.jpg", "media_type": "image/jpeg", "width": 64, "height": 43, "bytes": 6874, "sha256": "a6f1222d352d0cd05bbc768ae33dfee290428cf52f0b0728b28833788494eece", "created": "2026-11-28T14:09:33.339915Z", "url": "/api/v1/jobs/job_01m8h7smmxx10jtz5ywnq40gqz/artifacts/scale-1.jpg?v=a6f1222d352d"}], "links": {"self": "/api/v1/jobs/job_01m8h7smmxx10jtz5ywnq40gqz", "page": "/jobs/job_01m8h7smmxx10jtz5ywnq40gqz", "events": "/api/v1/jobs/job_01m8h7smmxx10jtz5ywnq40gqz/events", "artifacts": "/api/v1/jobs/job_01m8h7smmxx10jtz5ywnq40gqz/artifacts", "attempts": "/api/v1/jobs/job_01m8h7smmxx10jtz5ywnq40gqz/attempts", "log": "/api/v1/jobs/job_01m8h7smmxx10jtz5ywnq40gqz/log", "clone": "/api/v1/jobs/job_01m8h7smmxx10jtz5ywnq40gqz/clone", "log_events": "/api/v1/jobs/job_01m8h7smmxx10jtz5ywnq40gqz/log/events"}}, "farm": ""}}', 0, 1795874975.381199, NULL, NULL, 1795875029.177925, NULL, NULL);
INSERT INTO public.deliveries VALUES ('msg_01m8h7wg61n9ez1a91xwsr4qrc', 'webhook_01m8h7skph8faf1ma36vmcvw7z', 'job.paused', '{"type": "job.paused", "timestamp": "2026-11-28T14:10:28.478286+00:00", "data": {"error": null, "label": "Paused in the middle", "state": "paused", "detail": null, "job_id": "job_01m8h7w7qktr9j5fve83syme6g", "outcome": "paused", "job": {"id": "job_01m8h7w7qktr9j5fve83syme6g", "kind": "render", "state": "paused", "phrase": "is paused and keeps its checkpoint", "label": "Paused in the middle", "metadata": {}, "owner": "ana", "project": "default", "priority": 10, "pinned": false, "favourite": false, "albums": [], "version": 4, "spec": {"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 2, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "content": "asset_01m8h7skzsmqkbq534bzt9sh87", "devices": 1, "outputs": ["png"], "strength": null, "content_mask": null}, "parent_id": null, "part_of": null, "batch_id": null, "style_id": null, "style_version": null, "progress": {"stage": "rendering", "done": 0.160748, "eta_seconds": 6.9, "rate": 9.0695, "scale": 1, "scales": 2, "width": 64, "height": 43, "iteration": 12, "iterations": 30, "photo": null, "photos": null, "frame": null, "frames": null, "painted": null, "pass_number": null, "passes": null, "loss": 0.6596142097973714, "content_loss": 0.06060529284404176, "style_loss": 0.595478911727418, "moments_found": 5, "moments_computed": 0}, "after": [], "place": null, "waits_because": null, "worker_labels": [], "worker_id": null, "created": "2026-11-28T14:10:20.531504Z", "started": "2026-11-28T14:10:26.710109Z", "finished": null, "render_seconds": 1.7290260791778564, "binned": null, "erased_after": null, "error": null, "preview_url": null, "artifacts": [], "links": {"self": "/api/v1/jobs/job_01m8h7w7qktr9j5fve83syme6g", "page": "/jobs/job_01m8h7w7qktr9j5fve83syme6g", "events": "/api/v1/jobs/job_01m8h7w7qktr9j5fve83syme6g/events", "artifacts": "/api/v1/jobs/job_01m8h7w7qktr9j5fve83syme6g/artifacts", "attempts": "/api/v1/jobs/job_01m8h7w7qktr9j5fve83syme6g/attempts", "log": "/api/v1/jobs/job_01m8h7w7qktr9j5fve83syme6g/log", "clone": "/api/v1/jobs/job_01m8h7w7qktr9j5fve83syme6g/clone", "cancel": "/api/v1/jobs/job_01m8h7w7qktr9j5fve83syme6g/cancel", "resume": "/api/v1/jobs/job_01m8h7w7qktr9j5fve83syme6g/resume", "log_events": "/api/v1/jobs/job_01m8h7w7qktr9j5fve83syme6g/log/events"}}, "farm": ""}}', 0, 1795875028.478286, NULL, NULL, 1795875029.18596, NULL, NULL);


--
-- Data for Name: forms; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.forms VALUES ('ana', '{"from": [""], "label": ["Not sent yet"]}', false, 1795875036.030818);


--
-- Data for Name: identities; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: job_after; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: job_assets; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.job_assets VALUES ('job_01m8h7sm8h70xxddb3svv8p4h7', 'asset_01m8h7skzsmqkbq534bzt9sh87', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h7sm8h70xxddb3svv8p4h7', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7smktenp12ycgmzw7z0ny', 'asset_01m8h7skzsmqkbq534bzt9sh87', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h7smktenp12ycgmzw7z0ny', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7smmxx10jtz5ywnq40gqz', 'asset_01m8h7skzsmqkbq534bzt9sh87', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h7smmxx10jtz5ywnq40gqz', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7smnhxddya5bgbtcz2kca', 'asset_01m8h7skzsmqkbq534bzt9sh87', 'photos');
INSERT INTO public.job_assets VALUES ('job_01m8h7smnhxddya5bgbtcz2kca', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'photos');
INSERT INTO public.job_assets VALUES ('job_01m8h7smnhxddya5bgbtcz2kca', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7smnhxddya5bgbtcz2kca', 'asset_01m8h7sm1shm2bd9yw0hp1pd2g', 'photos');
INSERT INTO public.job_assets VALUES ('job_01m8h7smp4bnqra3a099mprs1y', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7smp4bnqra3a099mprs1y', 'asset_01m8h7sm81ycc9nasmq9kxazzc', 'clip');
INSERT INTO public.job_assets VALUES ('job_01m8h7smpk3k06pq1zsx90vv7p', 'asset_01m8h7skzsmqkbq534bzt9sh87', 'photos');
INSERT INTO public.job_assets VALUES ('job_01m8h7smpk3k06pq1zsx90vv7p', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'photos');
INSERT INTO public.job_assets VALUES ('job_01m8h7smpk3k06pq1zsx90vv7p', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7smpk3k06pq1zsx90vv7p', 'asset_01m8h7sm1shm2bd9yw0hp1pd2g', 'photos');
INSERT INTO public.job_assets VALUES ('job_01m8h7tvxs79ah3q6hm6914tg8', 'asset_01m8h7skzsmqkbq534bzt9sh87', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h7tvxs79ah3q6hm6914tg8', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7v39fg60yd5tnt0qey6ge', 'asset_01m8h7skzsmqkbq534bzt9sh87', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h7v39fg60yd5tnt0qey6ge', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7v9waf5xj4fpjvpnkkeyk', 'asset_01m8h7skzsmqkbq534bzt9sh87', 'photos');
INSERT INTO public.job_assets VALUES ('job_01m8h7v9waf5xj4fpjvpnkkeyk', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'photos');
INSERT INTO public.job_assets VALUES ('job_01m8h7v9waf5xj4fpjvpnkkeyk', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7v9waf5xj4fpjvpnkkeyk', 'asset_01m8h7sm1shm2bd9yw0hp1pd2g', 'photos');
INSERT INTO public.job_assets VALUES ('job_01m8h7vjc5b6tcwg2x5dnwjbba', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7vjc5b6tcwg2x5dnwjbba', 'asset_01m8h7sm81ycc9nasmq9kxazzc', 'clip');
INSERT INTO public.job_assets VALUES ('job_01m8h7w0fdqyqmfk6wvth48s9a', 'asset_01m8h7skzsmqkbq534bzt9sh87', 'photos');
INSERT INTO public.job_assets VALUES ('job_01m8h7w0fdqyqmfk6wvth48s9a', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'photos');
INSERT INTO public.job_assets VALUES ('job_01m8h7w0fdqyqmfk6wvth48s9a', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7w0fdqyqmfk6wvth48s9a', 'asset_01m8h7sm1shm2bd9yw0hp1pd2g', 'photos');
INSERT INTO public.job_assets VALUES ('job_01m8h7w7qktr9j5fve83syme6g', 'asset_01m8h7skzsmqkbq534bzt9sh87', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h7w7qktr9j5fve83syme6g', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7wg74taf7ccngwv457db5', 'asset_01m8h7skzsmqkbq534bzt9sh87', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h7wg74taf7ccngwv457db5', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7wp5njj3pvsx248tdne6p', 'asset_01m8h7skzsmqkbq534bzt9sh87', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h7wp5njj3pvsx248tdne6p', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7wp6xfq9qez44cwhecpe0', 'asset_01m8h7skzsmqkbq534bzt9sh87', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h7wp6xfq9qez44cwhecpe0', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7wp7tvz17av7crvg05bs9', 'asset_01m8h7skzsmqkbq534bzt9sh87', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h7wp7tvz17av7crvg05bs9', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7wp8dd8w7b77dvxh4mpdf', 'asset_01m8h7skzsmqkbq534bzt9sh87', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h7wp8dd8w7b77dvxh4mpdf', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7wp8yxrg30pmv9yxkxqck', 'asset_01m8h7skzsmqkbq534bzt9sh87', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h7wp8yxrg30pmv9yxkxqck', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7wp9frxr4an11czk8346w', 'asset_01m8h7skzsmqkbq534bzt9sh87', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h7wp9frxr4an11czk8346w', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpa2cr9vtj1813v1qmc5', 'asset_01m8h7skzsmqkbq534bzt9sh87', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpa2cr9vtj1813v1qmc5', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpaj6pf8dmjtzx8q01b7', 'asset_01m8h7skzsmqkbq534bzt9sh87', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpaj6pf8dmjtzx8q01b7', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpb2j77yfnt1h19dw707', 'asset_01m8h7skzsmqkbq534bzt9sh87', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpb2j77yfnt1h19dw707', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpbs3w297gm7csg61st6', 'asset_01m8h7skzsmqkbq534bzt9sh87', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpbs3w297gm7csg61st6', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpcem2eaefjhzkrwxy96', 'asset_01m8h7skzsmqkbq534bzt9sh87', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpcem2eaefjhzkrwxy96', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpcwt44z9anpzr72s84a', 'asset_01m8h7skzsmqkbq534bzt9sh87', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpcwt44z9anpzr72s84a', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpd95mbxca1jxvdqg4mr', 'asset_01m8h7skzsmqkbq534bzt9sh87', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpd95mbxca1jxvdqg4mr', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpdq7m2qbgjtch31b134', 'asset_01m8h7skzsmqkbq534bzt9sh87', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpdq7m2qbgjtch31b134', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpe57e394n6jp89csqgc', 'asset_01m8h7skzsmqkbq534bzt9sh87', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpe57e394n6jp89csqgc', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpekwdr9bdvfndnxp4ek', 'asset_01m8h7skzsmqkbq534bzt9sh87', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpekwdr9bdvfndnxp4ek', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpf050g7bb9djg6n2hx9', 'asset_01m8h7skzsmqkbq534bzt9sh87', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpf050g7bb9djg6n2hx9', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpfez7wyqe6mnhn3g2bd', 'asset_01m8h7skzsmqkbq534bzt9sh87', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpfez7wyqe6mnhn3g2bd', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpfwt100h33yra9bx0qe', 'asset_01m8h7skzsmqkbq534bzt9sh87', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpfwt100h33yra9bx0qe', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpga7xmqjtsms5h5acg2', 'asset_01m8h7skzsmqkbq534bzt9sh87', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpga7xmqjtsms5h5acg2', 'asset_01m8h7skzsmqkbq534bzt9sh87', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpga7xmqjtsms5h5acg2', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpka24qemazmmhepd1dm', 'asset_01m8h7skzsmqkbq534bzt9sh87', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpka24qemazmmhepd1dm', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpka24qemazmmhepd1dm', 'asset_01m8h7sm1shm2bd9yw0hp1pd2g', 'content_mask');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpka24qemazmmhepd1dm', 'asset_01m8h7sm1shm2bd9yw0hp1pd2g', 'styles/mask');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpmdsfkqe47j0bkank4y', 'asset_01m8h7skzsmqkbq534bzt9sh87', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpmdsfkqe47j0bkank4y', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpmdsfkqe47j0bkank4y', 'asset_01m8h7sm1shm2bd9yw0hp1pd2g', 'content_mask');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpmdsfkqe47j0bkank4y', 'asset_01m8h7sm1shm2bd9yw0hp1pd2g', 'strength');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpmdsfkqe47j0bkank4y', 'asset_01m8h7sm1shm2bd9yw0hp1pd2g', 'styles/mask');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpn1d1f10jkzhgg0hv84', 'asset_01m8h7skzsmqkbq534bzt9sh87', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpn1d1f10jkzhgg0hv84', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpn1d1f10jkzhgg0hv84', 'asset_01m8h7sm1shm2bd9yw0hp1pd2g', 'strength');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpnjc4mew337ms6x2mpn', 'asset_01m8h7skzsmqkbq534bzt9sh87', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpnjc4mew337ms6x2mpn', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'init');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpnjc4mew337ms6x2mpn', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpp22h47g0vacq4y1vey', 'asset_01m8h7skzsmqkbq534bzt9sh87', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpp22h47g0vacq4y1vey', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7wppkfv6jff9h0z745vbs', 'asset_01m8h7skzsmqkbq534bzt9sh87', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h7wppkfv6jff9h0z745vbs', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpq3srrqq2tpzhk0vv69', 'asset_01m8h7skzsmqkbq534bzt9sh87', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpq3srrqq2tpzhk0vv69', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpqhp547bs9vh9sc40fp', 'asset_01m8h7skzsmqkbq534bzt9sh87', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpqhp547bs9vh9sc40fp', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7wprby93d8ybb1st3yyyb', 'asset_01m8h7skzsmqkbq534bzt9sh87', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h7wprby93d8ybb1st3yyyb', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7wprwa83nk2ka21da7efn', 'asset_01m8h7skzsmqkbq534bzt9sh87', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h7wprwa83nk2ka21da7efn', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpsfj7zgddrby30esaeg', 'asset_01m8h7skzsmqkbq534bzt9sh87', 'photos');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpsfj7zgddrby30esaeg', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'photos');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpsfj7zgddrby30esaeg', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpsfj7zgddrby30esaeg', 'asset_01m8h7sm1shm2bd9yw0hp1pd2g', 'photos');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpt1s3zgr2ynj3yjrqp6', 'asset_01m8h7skzsmqkbq534bzt9sh87', 'photos');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpt1s3zgr2ynj3yjrqp6', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'photos');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpt1s3zgr2ynj3yjrqp6', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpt1s3zgr2ynj3yjrqp6', 'asset_01m8h7sm1shm2bd9yw0hp1pd2g', 'photos');
INSERT INTO public.job_assets VALUES ('job_01m8h7wptj6acadxg9v0pgryph', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7wptj6acadxg9v0pgryph', 'asset_01m8h7sm81ycc9nasmq9kxazzc', 'clip');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpv3jzhmdgeyyh4y60fc', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpv3jzhmdgeyyh4y60fc', 'asset_01m8h7sm81ycc9nasmq9kxazzc', 'clip');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpvjka6900v51b3m2vzp', 'asset_01m8h7skzsmqkbq534bzt9sh87', 'photos');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpvjka6900v51b3m2vzp', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'photos');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpvjka6900v51b3m2vzp', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpvjka6900v51b3m2vzp', 'asset_01m8h7sm1shm2bd9yw0hp1pd2g', 'photos');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpw73bht4f7x9vvzfdr9', 'asset_01m8h7skzsmqkbq534bzt9sh87', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpw73bht4f7x9vvzfdr9', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpwgefq4hjmyd5m5tgjv', 'asset_01m8h7skzsmqkbq534bzt9sh87', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpwgefq4hjmyd5m5tgjv', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpx7fc1chgbxr7encmnp', 'asset_01m8h7skzsmqkbq534bzt9sh87', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h7wpx7fc1chgbxr7encmnp', 'asset_01m8h7sm0phhy0a4amjhe65k6e', 'styles/asset');


--
-- Data for Name: job_events; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.job_events VALUES (1, 'job_01m8h7sm8h70xxddb3svv8p4h7', 1795874935.344562, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (2, 'job_01m8h7sm8h70xxddb3svv8p4h7', 1795874935.390022, 'state', '{"epoch": 1, "state": "running", "worker": "studio/gone"}');
INSERT INTO public.job_events VALUES (3, 'job_01m8h7sm8h70xxddb3svv8p4h7', 1795874935.403602, 'state', '{"state": "failed", "detail": "It cannot be rendered.", "outcome": "failed"}');
INSERT INTO public.job_events VALUES (4, 'job_01m8h7smktenp12ycgmzw7z0ny', 1795874935.431825, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (5, 'job_01m8h7smmxx10jtz5ywnq40gqz', 1795874935.459833, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (6, 'job_01m8h7smnhxddya5bgbtcz2kca', 1795874935.480277, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (7, 'job_01m8h7smp4bnqra3a099mprs1y', 1795874935.497284, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (8, 'job_01m8h7smpk3k06pq1zsx90vv7p', 1795874935.51246, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (9, 'job_01m8h7smnhxddya5bgbtcz2kca', 1795874942.641853, 'state', '{"epoch": 1, "state": "running", "worker": "studio/finishes"}');
INSERT INTO public.job_events VALUES (10, 'job_01m8h7smnhxddya5bgbtcz2kca', 1795874944.900351, 'artifact', '{"name": "1-result.png", "width": 96, "height": 64, "sha256": "bbc2a5cafaf51cc23f08a96962b4f92ff7f9855d1ebd402262fc6a60f89d6a76", "artifact": "artifact_01m8h7sxvxxrvbbbfmqebbqr8g"}');
INSERT INTO public.job_events VALUES (11, 'job_01m8h7smnhxddya5bgbtcz2kca', 1795874944.931039, 'artifact', '{"name": "1-master.tiff", "width": 96, "height": 64, "sha256": "5448256c3788efb84771b07eef2aceb60fe8c468fc95abb2c3b745327a2cc475", "artifact": "artifact_01m8h7sxx1wq5x8akwd98eez64"}');
INSERT INTO public.job_events VALUES (12, 'job_01m8h7smnhxddya5bgbtcz2kca', 1795874946.15924, 'artifact', '{"name": "2-result.png", "width": 96, "height": 64, "sha256": "d8ceab56b12342bcf3d12f00a5cfe35fe15867a8b103bf7982e006978c38105a", "artifact": "artifact_01m8h7sz3dymm1epec9mxkph9w"}');
INSERT INTO public.job_events VALUES (13, 'job_01m8h7smnhxddya5bgbtcz2kca', 1795874946.284387, 'artifact', '{"name": "2-master.tiff", "width": 96, "height": 64, "sha256": "77efe855d3ad042dafbfcbbe73a60f3c75cd251e4bf1279f1a6c21031a912ea1", "artifact": "artifact_01m8h7sz79kt8dwtxjkyx8m6jt"}');
INSERT INTO public.job_events VALUES (14, 'job_01m8h7smnhxddya5bgbtcz2kca', 1795874947.514565, 'artifact', '{"name": "3-result.png", "width": 96, "height": 64, "sha256": "f9970ef0ae3851a397dbcc800900ef2a71b3d849dd5e02900d1c50c317374f16", "artifact": "artifact_01m8h7t0dr4z57r9wrpq22t0c8"}');
INSERT INTO public.job_events VALUES (15, 'job_01m8h7smnhxddya5bgbtcz2kca', 1795874947.518283, 'artifact', '{"name": "3-master.tiff", "width": 96, "height": 64, "sha256": "dd914aa0a3c2383bc95f083022601cfead14bbb65bb423ad58e934210851f302", "artifact": "artifact_01m8h7t0dvapc086940c9x640j"}');
INSERT INTO public.job_events VALUES (16, 'job_01m8h7smnhxddya5bgbtcz2kca', 1795874947.529783, 'state', '{"state": "succeeded", "detail": null, "outcome": "succeeded"}');
INSERT INTO public.job_events VALUES (17, 'job_01m8h7smp4bnqra3a099mprs1y', 1795874947.834128, 'state', '{"epoch": 1, "state": "running", "worker": "studio/finishes"}');
INSERT INTO public.job_events VALUES (18, 'job_01m8h7smp4bnqra3a099mprs1y', 1795874959.704249, 'artifact', '{"name": "result.mp4", "width": 96, "height": 64, "sha256": "5277b47b49b3f576ee35755c4fae6b70791f4c46de1904da3649e1dad8b26330", "artifact": "artifact_01m8h7tcapbxhw06d2fevxxv2e"}');
INSERT INTO public.job_events VALUES (19, 'job_01m8h7smp4bnqra3a099mprs1y', 1795874959.709501, 'state', '{"state": "succeeded", "detail": null, "outcome": "succeeded"}');
INSERT INTO public.job_events VALUES (20, 'job_01m8h7smpk3k06pq1zsx90vv7p', 1795874959.825503, 'state', '{"epoch": 1, "state": "running", "worker": "studio/finishes"}');
INSERT INTO public.job_events VALUES (21, 'job_01m8h7smpk3k06pq1zsx90vv7p', 1795874967.081592, 'artifact', '{"name": "samples.jpg", "width": 192, "height": 128, "sha256": "77daba0a29237be08ecce7d30cafe0467a10cd9ba2088bee245e9954d6e96b51", "artifact": "artifact_01m8h7tkh8bjv82s0y5zmyfy8j"}');
INSERT INTO public.job_events VALUES (22, 'job_01m8h7smpk3k06pq1zsx90vv7p', 1795874967.084116, 'artifact', '{"name": "model.safetensors", "width": 0, "height": 0, "sha256": "ada390434e1401a31c5ada45fd9eb8a370b6b05f7d623fd1723c1b98f4e10016", "artifact": "artifact_01m8h7tkhaftcye1pejbszvka0"}');
INSERT INTO public.job_events VALUES (23, 'job_01m8h7smpk3k06pq1zsx90vv7p', 1795874967.089022, 'state', '{"state": "succeeded", "detail": null, "outcome": "succeeded"}');
INSERT INTO public.job_events VALUES (24, 'job_01m8h7smktenp12ycgmzw7z0ny', 1795874967.208785, 'state', '{"epoch": 1, "state": "running", "worker": "studio/finishes"}');
INSERT INTO public.job_events VALUES (25, 'job_01m8h7smktenp12ycgmzw7z0ny', 1795874969.379103, 'artifact', '{"name": "scale-1.jpg", "width": 64, "height": 43, "sha256": "19e1dcaefefbfb44d83dc2e2661f857a3beec7ccb5eca609192104c0b5d7c887", "artifact": "artifact_01m8h7tnry984tcn80h092aqbn"}');
INSERT INTO public.job_events VALUES (26, 'job_01m8h7smktenp12ycgmzw7z0ny', 1795874971.105692, 'artifact', '{"name": "result.png", "width": 96, "height": 64, "sha256": "241aede2e1137333a0b33694da821beeecb41a93d6db77095ed5fc2dfa9fa7e4", "artifact": "artifact_01m8h7tqf0p327s2xhrs78wn6y"}');
INSERT INTO public.job_events VALUES (27, 'job_01m8h7smktenp12ycgmzw7z0ny', 1795874971.108247, 'artifact', '{"name": "master.tiff", "width": 96, "height": 64, "sha256": "f82c1b90e6d1ac43308da1b1565a85e557d408c1f2f9ecdc20cffb636a8bdb4c", "artifact": "artifact_01m8h7tqf2d6z8ysek77zpbwm1"}');
INSERT INTO public.job_events VALUES (28, 'job_01m8h7smktenp12ycgmzw7z0ny', 1795874971.112578, 'state', '{"state": "succeeded", "detail": null, "outcome": "succeeded"}');
INSERT INTO public.job_events VALUES (29, 'job_01m8h7smmxx10jtz5ywnq40gqz', 1795874971.230569, 'state', '{"epoch": 1, "state": "running", "worker": "studio/finishes"}');
INSERT INTO public.job_events VALUES (30, 'job_01m8h7smmxx10jtz5ywnq40gqz', 1795874973.342267, 'artifact', '{"name": "scale-1.jpg", "width": 64, "height": 43, "sha256": "a6f1222d352d0cd05bbc768ae33dfee290428cf52f0b0728b28833788494eece", "artifact": "artifact_01m8h7tsmtybj38yz6desjqe0m"}');
INSERT INTO public.job_events VALUES (31, 'job_01m8h7smmxx10jtz5ywnq40gqz', 1795874975.375308, 'artifact', '{"name": "result.png", "width": 96, "height": 64, "sha256": "43021560dbc00d52bd9d77c751dbf84781ca4bdf826bba188f1415010c2ec31d", "artifact": "artifact_01m8h7tvmd8b993mhp73j9ep2g"}');
INSERT INTO public.job_events VALUES (32, 'job_01m8h7smmxx10jtz5ywnq40gqz', 1795874975.377626, 'artifact', '{"name": "master.tiff", "width": 96, "height": 64, "sha256": "7b945b38f6119b8edb3144b1d111b8b29d6a72d3993f00d03a84a16c2ff8894a", "artifact": "artifact_01m8h7tvmg7e7r0ax73wp792y2"}');
INSERT INTO public.job_events VALUES (33, 'job_01m8h7smmxx10jtz5ywnq40gqz', 1795874975.382018, 'state', '{"state": "succeeded", "detail": null, "outcome": "succeeded"}');
INSERT INTO public.job_events VALUES (34, 'job_01m8h7tvxs79ah3q6hm6914tg8', 1795874975.688424, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (35, 'job_01m8h7tvxs79ah3q6hm6914tg8', 1795874981.080141, 'state', '{"epoch": 1, "state": "running", "worker": "studio/adam"}');
INSERT INTO public.job_events VALUES (36, 'job_01m8h7v39fg60yd5tnt0qey6ge', 1795874983.221388, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (37, 'job_01m8h7v39fg60yd5tnt0qey6ge', 1795874988.266919, 'state', '{"epoch": 1, "state": "running", "worker": "studio/lbfgs"}');
INSERT INTO public.job_events VALUES (38, 'job_01m8h7v9waf5xj4fpjvpnkkeyk', 1795874989.978603, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (39, 'job_01m8h7v9waf5xj4fpjvpnkkeyk', 1795874996.004979, 'state', '{"epoch": 1, "state": "running", "worker": "studio/apply"}');
INSERT INTO public.job_events VALUES (40, 'job_01m8h7v9waf5xj4fpjvpnkkeyk', 1795874998.153035, 'artifact', '{"name": "1-result.png", "width": 96, "height": 64, "sha256": "bbc2a5cafaf51cc23f08a96962b4f92ff7f9855d1ebd402262fc6a60f89d6a76", "artifact": "artifact_01m8h7vhw5x02aakhpryahvadr"}');
INSERT INTO public.job_events VALUES (42, 'job_01m8h7vjc5b6tcwg2x5dnwjbba', 1795874998.679338, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (41, 'job_01m8h7v9waf5xj4fpjvpnkkeyk', 1795874998.182692, 'artifact', '{"name": "1-master.tiff", "width": 96, "height": 64, "sha256": "5448256c3788efb84771b07eef2aceb60fe8c468fc95abb2c3b745327a2cc475", "artifact": "artifact_01m8h7vhx11p5r15jjmkze8hf2"}');
INSERT INTO public.job_events VALUES (43, 'job_01m8h7vjc5b6tcwg2x5dnwjbba', 1795875008.193275, 'state', '{"epoch": 1, "state": "running", "worker": "studio/video"}');
INSERT INTO public.job_events VALUES (44, 'job_01m8h7w0fdqyqmfk6wvth48s9a', 1795875013.107918, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (45, 'job_01m8h7w0fdqyqmfk6wvth48s9a', 1795875017.564684, 'state', '{"epoch": 1, "state": "running", "worker": "studio/train"}');
INSERT INTO public.job_events VALUES (46, 'job_01m8h7w7qktr9j5fve83syme6g', 1795875020.540647, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (47, 'job_01m8h7w7qktr9j5fve83syme6g', 1795875026.743152, 'state', '{"epoch": 1, "state": "running", "worker": "studio/pauses"}');
INSERT INTO public.job_events VALUES (48, 'job_01m8h7w7qktr9j5fve83syme6g', 1795875028.374664, 'state', '{"by": "ana", "state": "pausing"}');
INSERT INTO public.job_events VALUES (49, 'job_01m8h7w7qktr9j5fve83syme6g', 1795875028.483029, 'state', '{"state": "paused", "detail": null, "outcome": "paused"}');
INSERT INTO public.job_events VALUES (50, 'job_01m8h7wg74taf7ccngwv457db5', 1795875029.23123, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (51, 'job_01m8h7wg74taf7ccngwv457db5', 1795875035.285729, 'state', '{"epoch": 1, "state": "running", "worker": "studio/gone"}');
INSERT INTO public.job_events VALUES (52, 'job_01m8h7wg74taf7ccngwv457db5', 1795875035.29873, 'state', '{"by": "ana", "state": "pausing"}');
INSERT INTO public.job_events VALUES (53, 'job_01m8h7wp5njj3pvsx248tdne6p', 1795875035.334332, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (54, 'job_01m8h7wp5njj3pvsx248tdne6p', 1795875035.346116, 'state', '{"epoch": 1, "state": "running", "worker": "studio/gone"}');
INSERT INTO public.job_events VALUES (55, 'job_01m8h7wp5njj3pvsx248tdne6p', 1795875035.351351, 'state', '{"by": "ana", "state": "canceling"}');
INSERT INTO public.job_events VALUES (56, 'job_01m8h7wp6xfq9qez44cwhecpe0', 1795875035.365557, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (57, 'job_01m8h7wp6xfq9qez44cwhecpe0', 1795875035.375527, 'state', '{"epoch": 1, "state": "running", "worker": "studio/gone"}');
INSERT INTO public.job_events VALUES (58, 'job_01m8h7wp6xfq9qez44cwhecpe0', 1795875035.379806, 'state', '{"by": "ana", "state": "finishing"}');
INSERT INTO public.job_events VALUES (59, 'job_01m8h7wp7tvz17av7crvg05bs9', 1795875035.39224, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (60, 'job_01m8h7wp7tvz17av7crvg05bs9', 1795875035.397081, 'state', '{"by": "ana", "state": "canceled"}');
INSERT INTO public.job_events VALUES (61, 'job_01m8h7wp8dd8w7b77dvxh4mpdf', 1795875035.411011, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (62, 'job_01m8h7wp8yxrg30pmv9yxkxqck', 1795875035.430615, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (63, 'job_01m8h7wp9frxr4an11czk8346w', 1795875035.445102, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (64, 'job_01m8h7wp9frxr4an11czk8346w', 1795875035.453091, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (65, 'job_01m8h7wpa2cr9vtj1813v1qmc5', 1795875035.463753, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (66, 'job_01m8h7wpa2cr9vtj1813v1qmc5', 1795875035.467518, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (67, 'job_01m8h7wpaj6pf8dmjtzx8q01b7', 1795875035.480208, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (68, 'job_01m8h7wpaj6pf8dmjtzx8q01b7', 1795875035.483727, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (69, 'job_01m8h7wpb2j77yfnt1h19dw707', 1795875035.495656, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (70, 'job_01m8h7wpb2j77yfnt1h19dw707', 1795875035.499265, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (71, 'job_01m8h7wpbs3w297gm7csg61st6', 1795875035.524158, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (72, 'job_01m8h7wpbs3w297gm7csg61st6', 1795875035.527701, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (73, 'job_01m8h7wpcem2eaefjhzkrwxy96', 1795875035.539862, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (74, 'job_01m8h7wpcem2eaefjhzkrwxy96', 1795875035.543579, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (75, 'job_01m8h7wpcwt44z9anpzr72s84a', 1795875035.553508, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (76, 'job_01m8h7wpcwt44z9anpzr72s84a', 1795875035.556949, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (77, 'job_01m8h7wpd95mbxca1jxvdqg4mr', 1795875035.566941, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (78, 'job_01m8h7wpd95mbxca1jxvdqg4mr', 1795875035.570575, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (79, 'job_01m8h7wpdq7m2qbgjtch31b134', 1795875035.580648, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (80, 'job_01m8h7wpdq7m2qbgjtch31b134', 1795875035.584179, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (81, 'job_01m8h7wpe57e394n6jp89csqgc', 1795875035.594953, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (82, 'job_01m8h7wpe57e394n6jp89csqgc', 1795875035.598487, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (83, 'job_01m8h7wpekwdr9bdvfndnxp4ek', 1795875035.608213, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (84, 'job_01m8h7wpekwdr9bdvfndnxp4ek', 1795875035.611764, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (85, 'job_01m8h7wpf050g7bb9djg6n2hx9', 1795875035.622279, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (86, 'job_01m8h7wpf050g7bb9djg6n2hx9', 1795875035.625879, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (87, 'job_01m8h7wpfez7wyqe6mnhn3g2bd', 1795875035.63579, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (88, 'job_01m8h7wpfez7wyqe6mnhn3g2bd', 1795875035.639345, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (89, 'job_01m8h7wpfwt100h33yra9bx0qe', 1795875035.650516, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (90, 'job_01m8h7wpfwt100h33yra9bx0qe', 1795875035.653965, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (91, 'job_01m8h7wpga7xmqjtsms5h5acg2', 1795875035.665193, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (92, 'job_01m8h7wpga7xmqjtsms5h5acg2', 1795875035.66934, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (93, 'job_01m8h7wpka24qemazmmhepd1dm', 1795875035.762378, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (94, 'job_01m8h7wpka24qemazmmhepd1dm', 1795875035.766886, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (95, 'job_01m8h7wpmdsfkqe47j0bkank4y', 1795875035.79644, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (96, 'job_01m8h7wpmdsfkqe47j0bkank4y', 1795875035.801291, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (97, 'job_01m8h7wpn1d1f10jkzhgg0hv84', 1795875035.815497, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (98, 'job_01m8h7wpn1d1f10jkzhgg0hv84', 1795875035.821061, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (99, 'job_01m8h7wpnjc4mew337ms6x2mpn', 1795875035.832541, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (100, 'job_01m8h7wpnjc4mew337ms6x2mpn', 1795875035.836227, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (101, 'job_01m8h7wpp22h47g0vacq4y1vey', 1795875035.850596, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (102, 'job_01m8h7wpp22h47g0vacq4y1vey', 1795875035.854305, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (103, 'job_01m8h7wppkfv6jff9h0z745vbs', 1795875035.864473, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (104, 'job_01m8h7wppkfv6jff9h0z745vbs', 1795875035.868331, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (105, 'job_01m8h7wpq3srrqq2tpzhk0vv69', 1795875035.880402, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (106, 'job_01m8h7wpq3srrqq2tpzhk0vv69', 1795875035.883885, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (107, 'job_01m8h7wpqhp547bs9vh9sc40fp', 1795875035.894844, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (108, 'job_01m8h7wpqhp547bs9vh9sc40fp', 1795875035.898367, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (109, 'job_01m8h7wprby93d8ybb1st3yyyb', 1795875035.921987, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (110, 'job_01m8h7wprby93d8ybb1st3yyyb', 1795875035.926038, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (111, 'job_01m8h7wprwa83nk2ka21da7efn', 1795875035.938102, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (112, 'job_01m8h7wprwa83nk2ka21da7efn', 1795875035.941453, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (113, 'job_01m8h7wpsfj7zgddrby30esaeg', 1795875035.958284, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (114, 'job_01m8h7wpsfj7zgddrby30esaeg', 1795875035.961792, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (115, 'job_01m8h7wpt1s3zgr2ynj3yjrqp6', 1795875035.974873, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (116, 'job_01m8h7wpt1s3zgr2ynj3yjrqp6', 1795875035.978535, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (117, 'job_01m8h7wptj6acadxg9v0pgryph', 1795875035.993933, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (118, 'job_01m8h7wptj6acadxg9v0pgryph', 1795875035.998537, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (119, 'job_01m8h7wpv3jzhmdgeyyh4y60fc', 1795875036.009255, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (120, 'job_01m8h7wpv3jzhmdgeyyh4y60fc', 1795875036.013496, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (121, 'job_01m8h7wpvjka6900v51b3m2vzp', 1795875036.02423, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (122, 'job_01m8h7wpvjka6900v51b3m2vzp', 1795875036.027973, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (123, 'job_01m8h7wpw73bht4f7x9vvzfdr9', 1795875036.045872, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (124, 'job_01m8h7wpwgefq4hjmyd5m5tgjv', 1795875036.051287, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (125, 'job_01m8h7smmxx10jtz5ywnq40gqz', 1795875036.065341, 'state', '{"by": "ana", "state": "succeeded", "changed": ["favourite"]}');
INSERT INTO public.job_events VALUES (126, 'job_01m8h7wpx7fc1chgbxr7encmnp', 1795875036.077616, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (127, 'job_01m8h7wpx7fc1chgbxr7encmnp', 1795875036.082497, 'state', '{"by": "ana", "state": "canceled"}');
INSERT INTO public.job_events VALUES (128, 'job_01m8h7wpx7fc1chgbxr7encmnp', 1795875036.087609, 'binned', '{}');


--
-- Data for Name: jobs; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.jobs VALUES ('job_01m8h7smnhxddya5bgbtcz2kca', 'ana', 'Finished: apply', '{"dpi": 300, "size": null, "color": "style", "frame": null, "looks": null, "model": null, "sheet": null, "method": "ot", "photos": ["asset_01m8h7skzsmqkbq534bzt9sh87", "asset_01m8h7sm0phhy0a4amjhe65k6e", "asset_01m8h7sm1shm2bd9yw0hp1pd2g"], "stroke": 1.0, "styles": [{"mask": null, "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "outputs": ["png"], "version": 2, "weights": null, "strength": 1.0, "variants": "none", "content_mask": null}', NULL, 'succeeded', NULL, 3, 0, 1795874935.473045, 1, NULL, NULL, NULL, 0, '{"done": 1.0, "rate": 8.7233, "photo": 3, "stage": "finished", "photos": 3, "eta_seconds": 0}', 1795874935.473045, 1795874942.61166, 1795874947.520063, 4.878162860870361, NULL, '{}', 'apply 73 73 73 73', NULL, 'apply', NULL, NULL, 'default', NULL, NULL, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h7sm8h70xxddb3svv8p4h7', 'ana', 'Failed', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "content": "asset_01m8h7skzsmqkbq534bzt9sh87", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'failed', 'It cannot be rendered.', 3, 0, 1795874935.057151, 1, NULL, NULL, NULL, 0, NULL, 1795874935.057151, 1795874935.387429, 1795874935.394481, 0.004446983337402344, NULL, '{}', 'render 166 118 166 113', NULL, 'render', NULL, NULL, 'default', NULL, NULL, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h7tvxs79ah3q6hm6914tg8', 'ana', 'Stopped: adam', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "content": "asset_01m8h7skzsmqkbq534bzt9sh87", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'running', NULL, 2, 10, 1795874975.672965, 1, 'boot_01m8h7tytj1hp8gphhrnn9sh13', 'studio/adam', 1795875011.095539, 0, NULL, 1795874975.672965, 1795874981.075414, NULL, 0, NULL, '{}', 'render 166 113 166 113', NULL, 'render', NULL, NULL, 'default', 1795874981.075415, 4.02033305720159, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h7v9waf5xj4fpjvpnkkeyk', 'ana', 'Stopped: apply', '{"dpi": 300, "size": null, "color": "style", "frame": null, "looks": null, "model": null, "sheet": null, "method": "ot", "photos": ["asset_01m8h7skzsmqkbq534bzt9sh87", "asset_01m8h7sm0phhy0a4amjhe65k6e", "asset_01m8h7sm1shm2bd9yw0hp1pd2g"], "stroke": 1.0, "styles": [{"mask": null, "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "outputs": ["png"], "version": 2, "weights": null, "strength": 1.0, "variants": "none", "content_mask": null}', NULL, 'running', NULL, 2, 10, 1795874989.960949, 1, 'boot_01m8h7vd8hv5p3yy2je5xy4nhr', 'studio/apply', 1795875026.12763, 0, '{"stage": "loading"}', 1795874989.960949, 1795874995.992835, NULL, 0, NULL, '{}', 'apply 73 73 73 73', NULL, 'apply', NULL, NULL, 'default', 1795874995.992836, 4.878162860870361, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h7vjc5b6tcwg2x5dnwjbba', 'ana', 'Stopped: video', '{"clip": "asset_01m8h7sm81ycc9nasmq9kxazzc", "cuts": [], "part": null, "rate": null, "codec": "h264", "every": 1, "model": null, "method": "gatys", "passes": 1, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "quality": 18, "version": 2, "weights": null, "steadiness": 1.0}', NULL, 'running', NULL, 2, 10, 1795874998.661898, 1, 'boot_01m8h7vq5eha0v1s3754cvrzyr', 'studio/video', 1795875038.245759, 0, '{"stage": "loading"}', 1795874998.661898, 1795875008.188956, NULL, 0, NULL, '{}', 'video 166 113 166 113', NULL, 'video', NULL, NULL, 'default', 1795875008.188956, 11.870820999145508, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h7w0fdqyqmfk6wvth48s9a', 'ana', 'Stopped: train', '{"crop": 64, "rate": 0.001, "seed": 0, "size": 64, "batch": 1, "start": null, "steps": 60, "width": 4, "photos": ["asset_01m8h7skzsmqkbq534bzt9sh87", "asset_01m8h7sm0phhy0a4amjhe65k6e", "asset_01m8h7sm1shm2bd9yw0hp1pd2g"], "styles": [{"asset": "asset_01m8h7sm0phhy0a4amjhe65k6e"}], "teacher": null, "version": 2, "tv_weight": 0.0, "style_scale": 1.0, "style_weight": 1.0, "content_weight": 1.0}', NULL, 'running', NULL, 2, 10, 1795875013.101346, 1, 'boot_01m8h7w2gzjmndnehqjm4s96d2', 'studio/train', 1795875047.5933, 0, NULL, 1795875013.101346, 1795875017.561072, NULL, 0, NULL, '{}', 'train 636 636 636 636', NULL, 'train', NULL, NULL, 'default', 1795875017.561073, 7.259383916854859, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h7smp4bnqra3a099mprs1y', 'ana', 'Finished: video', '{"clip": "asset_01m8h7sm81ycc9nasmq9kxazzc", "cuts": [], "part": null, "rate": null, "codec": "h264", "every": 1, "model": null, "method": "gatys", "passes": 1, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "quality": 18, "version": 2, "weights": null, "steadiness": 1.0}', NULL, 'succeeded', NULL, 3, 0, 1795874935.492057, 1, NULL, NULL, NULL, 0, '{"done": 1.0, "rate": 10.2114, "frame": 6, "stage": "finished", "frames": 6, "painted": 6, "eta_seconds": 0}', 1795874935.492057, 1795874947.832949, 1795874959.704962, 11.870820999145508, NULL, '{}', 'video 166 113 166 113', NULL, 'video', NULL, NULL, 'default', NULL, NULL, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h7smpk3k06pq1zsx90vv7p', 'ana', 'Finished: train', '{"crop": 64, "rate": 0.001, "seed": 0, "size": 64, "batch": 1, "start": null, "steps": 60, "width": 4, "photos": ["asset_01m8h7skzsmqkbq534bzt9sh87", "asset_01m8h7sm0phhy0a4amjhe65k6e", "asset_01m8h7sm1shm2bd9yw0hp1pd2g"], "styles": [{"asset": "asset_01m8h7sm0phhy0a4amjhe65k6e"}], "teacher": null, "version": 2, "tv_weight": 0.0, "style_scale": 1.0, "style_weight": 1.0, "content_weight": 1.0}', NULL, 'succeeded', NULL, 3, 0, 1795874935.507304, 1, NULL, NULL, NULL, 0, '{"done": 1.0, "loss": 1.0147739350795746, "rate": 8.3613, "curve": [[0.016667, 1.5738018304109573], [0.033333, 1.5927511230111122], [0.05, 1.5600066408514977], [0.066667, 1.5784404277801514], [0.083333, 1.5518229752779007], [0.1, 1.5072296783328056], [0.116667, 1.4807117208838463], [0.133333, 1.428596943616867], [0.15, 1.4028984308242798], [0.166667, 1.366197109222412], [0.183333, 1.2935422658920288], [0.2, 1.2489571161568165], [0.216667, 1.1964386962354183], [0.233333, 1.155606996268034], [0.25, 1.1331614553928375], [0.266667, 1.1403000354766846], [0.283333, 1.0752091221511364], [0.3, 1.0936882384121418], [0.316667, 1.0658900570124388], [0.333333, 1.064895486459136], [0.35, 1.253941785544157], [0.366667, 1.1613305434584618], [0.383333, 1.1135825663805008], [0.4, 1.1656425148248672], [0.416667, 1.0474104285240173], [0.433333, 1.084438517689705], [0.45, 1.048850167542696], [0.466667, 0.9863973520696163], [0.483333, 1.0378389433026314], [0.5, 0.985501129180193], [0.516667, 0.9625222012400627], [0.533333, 0.9545236527919769], [0.55, 0.9142757747322321], [0.566667, 0.9310846887528896], [0.583333, 0.933016262948513], [0.6, 0.9347652122378349], [0.616667, 0.9557295218110085], [0.633333, 0.8797601591795683], [0.65, 0.9527114294469357], [0.666667, 0.8680274281650782], [0.683333, 0.8653915505856276], [0.7, 0.8594068642705679], [0.716667, 0.9030956849455833], [0.733333, 0.8582018651068211], [0.75, 0.8597566783428192], [0.766667, 1.0377678275108337], [0.783333, 0.905020147562027], [0.8, 0.8387677557766438], [0.816667, 0.940358467400074], [0.833333, 0.9251731149852276], [0.85, 0.8480851035565138], [0.866667, 0.8447088431566954], [0.883333, 0.9092340916395187], [0.9, 0.9385476112365723], [0.916667, 0.831265389919281], [0.933333, 0.8405712153762579], [0.95, 0.8915639296174049], [0.966667, 0.8433308955281973], [0.983333, 0.8935421705245972], [1.0, 1.0147739350795746]], "stage": "finished", "iteration": 60, "iterations": 60, "style_loss": 0.9409514665603638, "eta_seconds": 0, "content_loss": 0.07382246851921082}', 1795874935.507304, 1795874959.824575, 1795874967.084899, 7.259383916854858, NULL, '{}', 'train 636 636 636 636', NULL, 'train', NULL, NULL, 'default', NULL, NULL, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h7smktenp12ycgmzw7z0ny', 'ana', 'Finished: adam', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "content": "asset_01m8h7skzsmqkbq534bzt9sh87", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'succeeded', NULL, 4, 0, 1795874935.418005, 1, NULL, NULL, NULL, 0, '{"done": 1.0, "loss": 0.5076431113178634, "rate": 13.4891, "curve": [[0.013396, 1.9487654306571027], [0.026791, 1.8888266758667847], [0.040187, 1.780441447426716], [0.053583, 1.6374500050562106], [0.066978, 1.4783068087158389], [0.080374, 1.3257046108234665], [0.093769, 1.1923590521395833], [0.107165, 1.0866702379642486], [0.120561, 1.0095106407527694], [0.133956, 0.957020269390441], [0.147352, 0.9236184084641471], [0.160748, 0.903673184331418], [0.174143, 0.8898963591157408], [0.187539, 0.8789677301512991], [0.200935, 0.8686715230320472], [0.21433, 0.8582335817002351], [0.227726, 0.8477414496333142], [0.241121, 0.8367471636312955], [0.254517, 0.8254671126507304], [0.267913, 0.8139654132622702], [0.281308, 0.8025383292134289], [0.294704, 0.7916335407160556], [0.3081, 0.7813247208602079], [0.321495, 0.7718070796592391], [0.334891, 0.763486135967433], [0.348287, 0.7564166683470414], [0.361682, 0.7506022987501422], [0.375078, 0.7461671282775271], [0.388474, 0.7432043875980974], [0.401869, 0.7410307285621086], [0.431776, 0.8545064316124562], [0.461682, 0.8225007784464813], [0.491589, 0.7875666176573313], [0.521495, 0.750978152486542], [0.551402, 0.7145702259312028], [0.581308, 0.6801620821798567], [0.611215, 0.6493611663049615], [0.641121, 0.6235929018600874], [0.671028, 0.6027611029663028], [0.700935, 0.5860390802947725], [0.730841, 0.5718426759177101], [0.760748, 0.5603106357237793], [0.790654, 0.5500805501579149], [0.820561, 0.5407120153458934], [0.850467, 0.5321775129641579], [0.880374, 0.5245770262712715], [0.91028, 0.5181227467838403], [0.940187, 0.5130710268283281], [0.970093, 0.509463938237789], [1.0, 0.5076431113178634]], "scale": 2, "stage": "finished", "width": 96, "height": 64, "scales": 2, "iteration": 20, "iterations": 20, "style_loss": 0.4135517624487752, "eta_seconds": 0, "content_loss": 0.09409134886908826, "moments_found": 0, "moments_computed": 10}', 1795874935.418005, 1795874967.20795, 1795874971.109126, 3.900329113006592, NULL, '{}', 'render 166 113 166 113', NULL, 'render', NULL, NULL, 'default', NULL, NULL, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h7v39fg60yd5tnt0qey6ge', 'ana', 'Stopped: lbfgs', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 2, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "lbfgs", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "content": "asset_01m8h7skzsmqkbq534bzt9sh87", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'running', NULL, 2, 10, 1795874983.215096, 1, 'boot_01m8h7v5tvqapjr20naek3a5x3', 'studio/lbfgs', 1795875018.351135, 0, '{"stage": "loading"}', 1795874983.215096, 1795874988.256184, NULL, 0, NULL, '{}', 'render 166 113 166 113', NULL, 'render', NULL, NULL, 'default', 1795874988.256185, 4.02033305720159, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h7wp7tvz17av7crvg05bs9', 'ana', 'Canceled', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "content": "asset_01m8h7skzsmqkbq534bzt9sh87", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'canceled', NULL, 2, 0, 1795875035.386467, 0, NULL, NULL, NULL, 0, NULL, 1795875035.386467, NULL, 1795875035.395469, 0, NULL, '{}', 'render 166 118 166 113', NULL, 'render', NULL, NULL, 'default', NULL, 4.02033305720159, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h7wp8dd8w7b77dvxh4mpdf', 'ana', 'Queued', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "content": "asset_01m8h7skzsmqkbq534bzt9sh87", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'queued', NULL, 1, 0, 1795875035.405547, 0, NULL, NULL, NULL, 0, NULL, 1795875035.405547, NULL, NULL, 0, NULL, '{}', 'render 166 118 166 113', NULL, 'render', NULL, NULL, 'Waves', NULL, 4.02033305720159, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h7wp8yxrg30pmv9yxkxqck', 'ana', 'A version', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 7, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "content": "asset_01m8h7skzsmqkbq534bzt9sh87", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', 'job_01m8h7smktenp12ycgmzw7z0ny', 'queued', NULL, 1, 0, 1795875035.422617, 0, NULL, NULL, NULL, 0, NULL, 1795875035.422617, NULL, NULL, 0, NULL, '{}', 'render 166 113 166 113', NULL, 'render', NULL, NULL, 'default', NULL, 4.02033305720159, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h7smmxx10jtz5ywnq40gqz', 'ana', 'Finished: lbfgs', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 2, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "lbfgs", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "content": "asset_01m8h7skzsmqkbq534bzt9sh87", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'succeeded', NULL, 4, 0, 1795874935.453837, 1, NULL, NULL, NULL, 0, '{"done": 1.0, "loss": 0.17163990389167938, "rate": 12.2703, "curve": [[0.013396, 1.9487654306571027], [0.026791, 1.6894320416631718], [0.040187, 1.1044427342047944], [0.053583, 0.992010688774701], [0.066978, 0.9282751180848862], [0.080374, 0.8583903653447329], [0.093769, 0.7777142226633278], [0.107165, 0.6930682243060665], [0.120561, 0.6403594855719306], [0.133956, 0.5596740464522486], [0.147352, 0.48600349616454], [0.160748, 0.42365511624008445], [0.174143, 0.40539637203747947], [0.187539, 0.381490353813209], [0.200935, 0.36172926416002493], [0.21433, 0.3360477141152068], [0.227726, 0.32834287989786337], [0.241121, 0.31608376186465276], [0.254517, 0.3097720348388754], [0.267913, 0.30337371301791244], [0.281308, 0.29296380287393226], [0.294704, 0.28762983944496556], [0.3081, 0.2822096218582869], [0.321495, 0.2785718865099803], [0.334891, 0.27501431531953185], [0.348287, 0.2687661784708605], [0.361682, 0.26518468651051497], [0.375078, 0.2616610317757597], [0.388474, 0.2595692703813976], [0.401869, 0.25748197245136356], [0.431776, 0.3084988570349345], [0.461682, 0.28113325786941956], [0.491589, 0.235266295451021], [0.521495, 0.2245552137783397], [0.551402, 0.21713741575184992], [0.581308, 0.20497741754642806], [0.611215, 0.1967272172222849], [0.641121, 0.1913664628816514], [0.671028, 0.18793830787404386], [0.700935, 0.18504372929548518], [0.730841, 0.18214868051970273], [0.760748, 0.18126633091080704], [0.790654, 0.17901418948536107], [0.820561, 0.17786030131925967], [0.850467, 0.17691908138722856], [0.880374, 0.1753292903823001], [0.91028, 0.17419739984148042], [0.940187, 0.1732002090958023], [0.970093, 0.1724494344207676], [1.0, 0.17163990389167938]], "scale": 2, "stage": "finished", "width": 96, "height": 64, "scales": 2, "iteration": 20, "iterations": 20, "style_loss": 0.0980151618132344, "eta_seconds": 0, "content_loss": 0.07239053279705257, "moments_found": 10, "moments_computed": 0}', 1795874935.453837, 1795874971.229681, 1795874975.378537, 4.147955894470215, NULL, '{}', 'render 166 113 166 113', NULL, 'render', NULL, NULL, 'default', NULL, NULL, false, 0, NULL, NULL, true, NULL, NULL, true);
INSERT INTO public.jobs VALUES ('job_01m8h7w7qktr9j5fve83syme6g', 'ana', 'Paused in the middle', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 2, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "content": "asset_01m8h7skzsmqkbq534bzt9sh87", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'paused', NULL, 4, 10, 1795875020.531504, 1, NULL, NULL, NULL, 0, '{"done": 0.160748, "loss": 0.6596142097973714, "rate": 9.0695, "curve": [[0.013396, 1.9487654306571027], [0.026791, 1.6942897028193808], [0.040187, 1.105904582763843], [0.053583, 0.9947563442367228], [0.066978, 0.940189254485615], [0.080374, 0.8918948571574248], [0.093769, 0.8459922230632668], [0.107165, 0.7950813428267365], [0.120561, 0.7604345294395428], [0.133956, 0.763273362889733], [0.147352, 0.6900922530238329], [0.160748, 0.6596142097973714]], "scale": 1, "stage": "rendering", "width": 64, "height": 43, "scales": 2, "iteration": 12, "iterations": 30, "style_loss": 0.595478911727418, "eta_seconds": 6.9, "content_loss": 0.06060529284404176, "moments_found": 5, "moments_computed": 0}', 1795875020.531504, 1795875026.710109, NULL, 1.7290260791778564, NULL, '{}', 'render 166 113 166 113', NULL, 'render', NULL, NULL, 'default', NULL, 4.02033305720159, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h7wg74taf7ccngwv457db5', 'ana', 'Held: pause', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "content": "asset_01m8h7skzsmqkbq534bzt9sh87", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'pausing', NULL, 3, 20, 1795875029.218276, 1, 'boot_gone', 'studio/gone', 1795875065.28233, 0, NULL, 1795875029.218276, 1795875035.28234, NULL, 0, NULL, '{}', 'render 166 118 166 113', NULL, 'render', NULL, NULL, 'default', 1795875035.28234, 4.02033305720159, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h7wp5njj3pvsx248tdne6p', 'ana', 'Held: cancel', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "content": "asset_01m8h7skzsmqkbq534bzt9sh87", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'canceling', NULL, 3, 20, 1795875035.315833, 1, 'boot_gone', 'studio/gone', 1795875065.345148, 0, NULL, 1795875035.315833, 1795875035.345152, NULL, 0, NULL, '{}', 'render 166 118 166 113', NULL, 'render', NULL, NULL, 'default', 1795875035.345152, 4.02033305720159, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h7wp6xfq9qez44cwhecpe0', 'ana', 'Held: finish', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "content": "asset_01m8h7skzsmqkbq534bzt9sh87", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'finishing', NULL, 3, 20, 1795875035.356748, 1, 'boot_gone', 'studio/gone', 1795875065.37489, 0, NULL, 1795875035.356748, 1795875035.374894, NULL, 0, NULL, '{}', 'render 166 118 166 113', NULL, 'render', NULL, NULL, 'default', 1795875035.374894, 4.02033305720159, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h7wp9frxr4an11czk8346w', 'ana', 'Preset draft', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 1024, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 256, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 100, "scale_step": 2.0, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 25, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "content": "asset_01m8h7skzsmqkbq534bzt9sh87", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795875035.439703, 0, NULL, NULL, NULL, 0, NULL, 1795875035.439703, NULL, NULL, 0, NULL, '{}', 'render 512 395 413 347', NULL, 'render', NULL, NULL, 'default', NULL, 598.6664178636636, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h7wpa2cr9vtj1813v1qmc5', 'ana', 'Preset standard', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 1024, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 256, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 300, "scale_step": 2.0, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 50, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "content": "asset_01m8h7skzsmqkbq534bzt9sh87", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795875035.458016, 0, NULL, NULL, NULL, 0, NULL, 1795875035.458016, NULL, NULL, 0, NULL, '{}', 'render 512 395 413 347', NULL, 'render', NULL, NULL, 'default', NULL, 1795.9992535909907, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h7wpaj6pf8dmjtzx8q01b7', 'ana', 'Preset fine', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 1024, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 256, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 500, "scale_step": 1.4142, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 100, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "content": "asset_01m8h7skzsmqkbq534bzt9sh87", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795875035.474459, 0, NULL, NULL, NULL, 0, NULL, 1795875035.474459, NULL, NULL, 0, NULL, '{}', 'render 512 395 413 347', NULL, 'render', NULL, NULL, 'default', NULL, 4808.962403788387, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h7wpb2j77yfnt1h19dw707', 'ana', 'Preset draft@1', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 1024, "bleed": false, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 256, "variants": "none", "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 100, "scale_step": 2.0, "statistics": "covariance", "flat_colors": false, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 25, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "content": "asset_01m8h7skzsmqkbq534bzt9sh87", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795875035.4901, 0, NULL, NULL, NULL, 0, NULL, 1795875035.4901, NULL, NULL, 0, NULL, '{}', 'render 305 198 225 159', NULL, 'render', NULL, NULL, 'default', NULL, 598.6664178636636, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h7wpbs3w297gm7csg61st6', 'ana', 'Preset standard@1', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 1024, "bleed": false, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 256, "variants": "none", "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 300, "scale_step": 2.0, "statistics": "covariance", "flat_colors": false, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 50, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "content": "asset_01m8h7skzsmqkbq534bzt9sh87", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795875035.513905, 0, NULL, NULL, NULL, 0, NULL, 1795875035.513905, NULL, NULL, 0, NULL, '{}', 'render 305 198 225 159', NULL, 'render', NULL, NULL, 'default', NULL, 1795.9992535909907, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h7wpcem2eaefjhzkrwxy96', 'ana', 'Preset fine@1', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 1024, "bleed": false, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 256, "variants": "none", "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 500, "scale_step": 1.4142, "statistics": "covariance", "flat_colors": false, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 100, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "content": "asset_01m8h7skzsmqkbq534bzt9sh87", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795875035.534733, 0, NULL, NULL, NULL, 0, NULL, 1795875035.534733, NULL, NULL, 0, NULL, '{}', 'render 305 198 225 159', NULL, 'render', NULL, NULL, 'default', NULL, 4808.962403788387, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h7wprwa83nk2ka21da7efn', 'ana', 'Settings 6', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_2": 2.0, "relu5_3": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu2_2": 1.0, "relu3_3": 0.5}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "content": "asset_01m8h7skzsmqkbq534bzt9sh87", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795875035.932182, 0, NULL, NULL, NULL, 0, NULL, 1795875035.932182, NULL, NULL, 0, NULL, '{}', 'render 198 128 198 128', NULL, 'render', NULL, NULL, 'default', NULL, 4.02033305720159, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h7wpsfj7zgddrby30esaeg', 'ana', 'One pass', '{"dpi": 300, "size": 128, "color": "style", "frame": null, "looks": null, "model": null, "sheet": null, "method": "wct", "photos": ["asset_01m8h7skzsmqkbq534bzt9sh87", "asset_01m8h7sm0phhy0a4amjhe65k6e", "asset_01m8h7sm1shm2bd9yw0hp1pd2g"], "stroke": 1.0, "styles": [{"mask": null, "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "outputs": ["png"], "version": 2, "weights": null, "strength": 0.5, "variants": "none", "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795875035.951078, 0, NULL, NULL, NULL, 0, NULL, 1795875035.951078, NULL, NULL, 0, NULL, '{}', 'apply 73 73 73 73', NULL, 'apply', NULL, NULL, 'default', NULL, 7.384996553262075, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h7wpt1s3zgr2ynj3yjrqp6', 'ana', 'A proof of one pass', '{"dpi": 300, "size": null, "color": "luminance", "frame": null, "looks": null, "model": null, "sheet": null, "method": "ot", "photos": ["asset_01m8h7skzsmqkbq534bzt9sh87", "asset_01m8h7sm0phhy0a4amjhe65k6e", "asset_01m8h7sm1shm2bd9yw0hp1pd2g"], "stroke": 1.0, "styles": [{"mask": null, "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "outputs": ["png"], "version": 2, "weights": null, "strength": 1.0, "variants": "none", "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795875035.969271, 0, NULL, NULL, NULL, 0, NULL, 1795875035.969271, NULL, NULL, 0, NULL, '{}', 'apply 73 73 73 73', NULL, 'apply', NULL, NULL, 'default', NULL, 4.878162860870361, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h7wpcwt44z9anpzr72s84a', 'ana', 'Preset draft@2', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 1024, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 256, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 100, "scale_step": 2.0, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 25, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "content": "asset_01m8h7skzsmqkbq534bzt9sh87", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795875035.548317, 0, NULL, NULL, NULL, 0, NULL, 1795875035.548317, NULL, NULL, 0, NULL, '{}', 'render 512 395 413 347', NULL, 'render', NULL, NULL, 'default', NULL, 598.6664178636636, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h7wpd95mbxca1jxvdqg4mr', 'ana', 'Preset standard@2', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 1024, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 256, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 300, "scale_step": 2.0, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 50, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "content": "asset_01m8h7skzsmqkbq534bzt9sh87", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795875035.561371, 0, NULL, NULL, NULL, 0, NULL, 1795875035.561371, NULL, NULL, 0, NULL, '{}', 'render 512 395 413 347', NULL, 'render', NULL, NULL, 'default', NULL, 1795.9992535909907, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h7wpdq7m2qbgjtch31b134', 'ana', 'Preset fine@2', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 1024, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 256, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 500, "scale_step": 1.4142, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 100, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "content": "asset_01m8h7skzsmqkbq534bzt9sh87", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795875035.575176, 0, NULL, NULL, NULL, 0, NULL, 1795875035.575176, NULL, NULL, 0, NULL, '{}', 'render 512 395 413 347', NULL, 'render', NULL, NULL, 'default', NULL, 4808.962403788387, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h7wpe57e394n6jp89csqgc', 'ana', 'Preset draft@3', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 1024, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 256, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 100, "scale_step": 2.0, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 25, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "content": "asset_01m8h7skzsmqkbq534bzt9sh87", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795875035.589052, 0, NULL, NULL, NULL, 0, NULL, 1795875035.589052, NULL, NULL, 0, NULL, '{}', 'render 512 395 413 347', NULL, 'render', NULL, NULL, 'default', NULL, 598.6664178636636, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h7wpekwdr9bdvfndnxp4ek', 'ana', 'Preset standard@3', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 1024, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 256, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 300, "scale_step": 2.0, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 50, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "content": "asset_01m8h7skzsmqkbq534bzt9sh87", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795875035.602978, 0, NULL, NULL, NULL, 0, NULL, 1795875035.602978, NULL, NULL, 0, NULL, '{}', 'render 512 395 413 347', NULL, 'render', NULL, NULL, 'default', NULL, 1795.9992535909907, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h7wpf050g7bb9djg6n2hx9', 'ana', 'Preset fine@3', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 1024, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 256, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 500, "scale_step": 1.4142, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 100, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "content": "asset_01m8h7skzsmqkbq534bzt9sh87", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795875035.616649, 0, NULL, NULL, NULL, 0, NULL, 1795875035.616649, NULL, NULL, 0, NULL, '{}', 'render 512 395 413 347', NULL, 'render', NULL, NULL, 'default', NULL, 4808.962403788387, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h7wpfez7wyqe6mnhn3g2bd', 'ana', 'Every file', '{"dpi": 150, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "content": "asset_01m8h7skzsmqkbq534bzt9sh87", "devices": 1, "outputs": ["png", "png16", "jpeg", "webp", "tiff", "tiff16"], "version": 2, "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795875035.630326, 0, NULL, NULL, NULL, 0, NULL, 1795875035.630326, NULL, NULL, 0, NULL, '{}', 'render 166 118 166 113', NULL, 'render', NULL, NULL, 'default', NULL, 4.02033305720159, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h7wpfwt100h33yra9bx0qe', 'ana', 'Notes, labels and a webhook', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "content": "asset_01m8h7skzsmqkbq534bzt9sh87", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795875035.644503, 0, NULL, NULL, NULL, 0, NULL, 1795875035.644503, NULL, NULL, 0, NULL, '{"shot": "sq010_0040"}', 'render 166 118 166 113 fast', NULL, 'render', NULL, NULL, 'default', NULL, 4.02033305720159, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h7wpga7xmqjtsms5h5acg2', 'ana', 'Two paintings', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 2.5}, {"mask": null, "asset": "asset_01m8h7skzsmqkbq534bzt9sh87", "weight": 1.0}], "content": "asset_01m8h7skzsmqkbq534bzt9sh87", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795875035.658351, 0, NULL, NULL, NULL, 0, NULL, 1795875035.658351, NULL, NULL, 0, NULL, '{}', 'render 166 118 166 113', NULL, 'render', NULL, NULL, 'default', NULL, 4.02033305720159, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h7wpka24qemazmmhepd1dm', 'ana', 'Regions', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": "asset_01m8h7sm1shm2bd9yw0hp1pd2g", "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "content": "asset_01m8h7skzsmqkbq534bzt9sh87", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": "asset_01m8h7sm1shm2bd9yw0hp1pd2g"}', NULL, 'paused', NULL, 2, 0, 1795875035.7542, 0, NULL, NULL, NULL, 0, NULL, 1795875035.7542, NULL, NULL, 0, NULL, '{}', 'render 225 174 225 174', NULL, 'render', NULL, NULL, 'default', NULL, 4.02033305720159, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h7wpmdsfkqe47j0bkank4y', 'ana', 'Regions and strength', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": "asset_01m8h7sm1shm2bd9yw0hp1pd2g", "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "content": "asset_01m8h7skzsmqkbq534bzt9sh87", "devices": 1, "outputs": ["png"], "version": 2, "strength": "asset_01m8h7sm1shm2bd9yw0hp1pd2g", "content_mask": "asset_01m8h7sm1shm2bd9yw0hp1pd2g"}', NULL, 'paused', NULL, 2, 0, 1795875035.789091, 0, NULL, NULL, NULL, 0, NULL, 1795875035.789091, NULL, NULL, 0, NULL, '{}', 'render 225 174 225 174', NULL, 'render', NULL, NULL, 'default', NULL, 4.02033305720159, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h7wpn1d1f10jkzhgg0hv84', 'ana', 'Strength', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "content": "asset_01m8h7skzsmqkbq534bzt9sh87", "devices": 1, "outputs": ["png"], "version": 2, "strength": "asset_01m8h7sm1shm2bd9yw0hp1pd2g", "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795875035.809136, 0, NULL, NULL, NULL, 0, NULL, 1795875035.809136, NULL, NULL, 0, NULL, '{}', 'render 166 118 166 113', NULL, 'render', NULL, NULL, 'default', NULL, 4.02033305720159, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h7wpnjc4mew337ms6x2mpn', 'ana', 'A canvas of one''s own', '{"dpi": 300, "init": "asset_01m8h7sm0phhy0a4amjhe65k6e", "frame": null, "sheet": null, "recipe": {"init": "image", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "content": "asset_01m8h7skzsmqkbq534bzt9sh87", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795875035.826402, 0, NULL, NULL, NULL, 0, NULL, 1795875035.826402, NULL, NULL, 0, NULL, '{}', 'render 166 118 166 113', NULL, 'render', NULL, NULL, 'default', NULL, 4.02033305720159, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h7wpp22h47g0vacq4y1vey', 'ana', 'Settings 1', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "luminance", "history": 10, "network": "auto", "padding": "zeros", "pooling": "max", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "gram", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "content": "asset_01m8h7skzsmqkbq534bzt9sh87", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795875035.842676, 0, NULL, NULL, NULL, 0, NULL, 1795875035.842676, NULL, NULL, 0, NULL, '{}', 'render 166 118 166 113', NULL, 'render', NULL, NULL, 'default', NULL, 4.02033305720159, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h7wppkfv6jff9h0z745vbs', 'ana', 'Settings 2', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "noise", "seed": 2147483647, "size": 96, "bleed": true, "color": "match", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": true, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "moments", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "content": "asset_01m8h7skzsmqkbq534bzt9sh87", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795875035.859053, 0, NULL, NULL, NULL, 0, NULL, 1795875035.859053, NULL, NULL, 0, NULL, '{}', 'render 166 118 166 113', NULL, 'render', NULL, NULL, 'default', NULL, 4.02033305720159, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h7wpq3srrqq2tpzhk0vv69', 'ana', 'Settings 3', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "noisy", "seed": 0, "size": 96, "bleed": true, "color": "histogram", "history": 10, "network": "vgg16", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "wasserstein", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "content": "asset_01m8h7skzsmqkbq534bzt9sh87", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795875035.874956, 0, NULL, NULL, NULL, 0, NULL, 1795875035.874956, NULL, NULL, 0, NULL, '{}', 'render 146 104 146 104 network-vgg16', NULL, 'render', NULL, NULL, 'default', NULL, 4.02033305720159, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h7wpqhp547bs9vh9sc40fp', 'ana', 'Settings 4', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 100, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.0, "optimizer": "lbfgs", "precision": "float16", "tv_weight": 0.5, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "content": "asset_01m8h7skzsmqkbq534bzt9sh87", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795875035.889166, 0, NULL, NULL, NULL, 0, NULL, 1795875035.889166, NULL, NULL, 0, NULL, '{}', 'render 140 140 140 140', NULL, 'render', NULL, NULL, 'default', NULL, 4.02033305720159, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h7wprby93d8ybb1st3yyyb', 'ana', 'Settings 5', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 16384, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 4096, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 4.0, "statistics": "covariance", "flat_colors": true, "style_scale": 4.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 8.0}, "styles": [{"mask": null, "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "content": "asset_01m8h7skzsmqkbq534bzt9sh87", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795875035.915819, 0, NULL, NULL, NULL, 0, NULL, 1795875035.915819, NULL, NULL, 0, NULL, '{}', 'render 844361 571741 547501 502060', NULL, 'render', NULL, NULL, 'default', NULL, 41589.03041453548, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h7wptj6acadxg9v0pgryph', 'ana', 'Two passes of a film', '{"clip": "asset_01m8h7sm81ycc9nasmq9kxazzc", "cuts": [], "part": null, "rate": null, "codec": "ffv1", "every": 1, "model": null, "method": "adain", "passes": 2, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "quality": 18, "version": 2, "weights": null, "steadiness": 1.0}', NULL, 'paused', NULL, 2, 0, 1795875035.986438, 0, NULL, NULL, NULL, 0, NULL, 1795875035.986438, NULL, NULL, 0, NULL, '{}', 'video 77 77 73 73', NULL, 'video', NULL, NULL, 'default', NULL, 4.364420997132646, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h7wpv3jzhmdgeyyh4y60fc', 'ana', 'Part of a film', '{"clip": "asset_01m8h7sm81ycc9nasmq9kxazzc", "cuts": [], "part": [1, 4], "rate": 12.0, "codec": "png", "every": 2, "model": null, "method": "gatys", "passes": 1, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "quality": 18, "version": 2, "weights": null, "steadiness": 1.0}', NULL, 'paused', NULL, 2, 0, 1795875036.003514, 0, NULL, NULL, NULL, 0, NULL, 1795875036.003514, NULL, NULL, 0, NULL, '{}', 'video 166 113 166 113', NULL, 'video', NULL, NULL, 'default', NULL, 6.6981738914327416, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h7wpvjka6900v51b3m2vzp', 'ana', 'A training', '{"crop": 64, "rate": 0.001, "seed": 7, "size": 64, "batch": 1, "start": null, "steps": 60, "width": 4, "photos": ["asset_01m8h7skzsmqkbq534bzt9sh87", "asset_01m8h7sm0phhy0a4amjhe65k6e", "asset_01m8h7sm1shm2bd9yw0hp1pd2g"], "styles": [{"asset": "asset_01m8h7sm0phhy0a4amjhe65k6e"}], "teacher": null, "version": 2, "tv_weight": 0.0, "style_scale": 0.5, "style_weight": 1.0, "content_weight": 2.0}', NULL, 'paused', NULL, 2, 0, 1795875036.018585, 0, NULL, NULL, NULL, 0, NULL, 1795875036.018585, NULL, NULL, 0, NULL, '{}', 'train 636 636 636 636', NULL, 'train', NULL, NULL, 'default', NULL, 7.259383916854859, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h7wpw73bht4f7x9vvzfdr9', 'ana', '', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 0.5, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "content": "asset_01m8h7skzsmqkbq534bzt9sh87", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'queued', NULL, 1, 0, 1795875036.036474, 0, NULL, NULL, NULL, 0, NULL, 1795875036.036474, NULL, NULL, 0, 'batch_01m8h7wpw377sjge0e08s9rc3r', '{}', 'render 166 118 166 113', NULL, 'render', NULL, NULL, 'default', NULL, 4.02033305720159, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h7wpwgefq4hjmyd5m5tgjv', 'ana', '', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 2.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "content": "asset_01m8h7skzsmqkbq534bzt9sh87", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'queued', NULL, 1, 0, 1795875036.036475, 0, NULL, NULL, NULL, 0, NULL, 1795875036.036475, NULL, NULL, 0, 'batch_01m8h7wpw377sjge0e08s9rc3r', '{}', 'render 166 118 166 113', NULL, 'render', NULL, NULL, 'default', NULL, 4.02033305720159, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h7wpx7fc1chgbxr7encmnp', 'ana', 'In the bin', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}], "content": "asset_01m8h7skzsmqkbq534bzt9sh87", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'canceled', NULL, 3, 0, 1795875036.071509, 0, NULL, NULL, NULL, 0, NULL, 1795875036.071509, NULL, 1795875036.081484, 0, NULL, '{}', 'render 166 118 166 113', NULL, 'render', NULL, NULL, 'default', NULL, 4.02033305720159, false, 0, NULL, NULL, true, NULL, 1795875036.0865, false);


--
-- Data for Name: looks; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.looks VALUES ('look_01m8h7wpxs2d5js9evbhgh9aan', 'ana', 'Firm', NULL, 'standard@3', '{"content_weight": 3}', 1795875036.090103);


--
-- Data for Name: outbox; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.outbox VALUES (402, 'webhook', '{"data": {"error": null, "label": "Held: pause", "state": "queued", "job_id": "job_01m8h7wg74taf7ccngwv457db5"}, "kind": "job.queued", "owner": "ana"}', 1795875029.230476);
INSERT INTO public.outbox VALUES (403, 'doorbell', '{}', 1795875029.23184);
INSERT INTO public.outbox VALUES (404, 'webhook', '{"data": {"epoch": 1, "error": null, "label": "Held: pause", "state": "running", "job_id": "job_01m8h7wg74taf7ccngwv457db5", "worker": "studio/gone"}, "kind": "job.running", "owner": "ana"}', 1795875035.285703);
INSERT INTO public.outbox VALUES (405, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Held: pause", "state": "pausing", "job_id": "job_01m8h7wg74taf7ccngwv457db5"}, "kind": "job.pausing", "owner": "ana"}', 1795875035.296388);
INSERT INTO public.outbox VALUES (406, 'webhook', '{"data": {"error": null, "label": "Held: cancel", "state": "queued", "job_id": "job_01m8h7wp5njj3pvsx248tdne6p"}, "kind": "job.queued", "owner": "ana"}', 1795875035.332581);
INSERT INTO public.outbox VALUES (407, 'doorbell', '{}', 1795875035.334719);
INSERT INTO public.outbox VALUES (408, 'webhook', '{"data": {"epoch": 1, "error": null, "label": "Held: cancel", "state": "running", "job_id": "job_01m8h7wp5njj3pvsx248tdne6p", "worker": "studio/gone"}, "kind": "job.running", "owner": "ana"}', 1795875035.346082);
INSERT INTO public.outbox VALUES (409, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Held: cancel", "state": "canceling", "job_id": "job_01m8h7wp5njj3pvsx248tdne6p"}, "kind": "job.canceling", "owner": "ana"}', 1795875035.349096);
INSERT INTO public.outbox VALUES (410, 'webhook', '{"data": {"error": null, "label": "Held: finish", "state": "queued", "job_id": "job_01m8h7wp6xfq9qez44cwhecpe0"}, "kind": "job.queued", "owner": "ana"}', 1795875035.365171);
INSERT INTO public.outbox VALUES (411, 'doorbell', '{}', 1795875035.369605);
INSERT INTO public.outbox VALUES (412, 'webhook', '{"data": {"epoch": 1, "error": null, "label": "Held: finish", "state": "running", "job_id": "job_01m8h7wp6xfq9qez44cwhecpe0", "worker": "studio/gone"}, "kind": "job.running", "owner": "ana"}', 1795875035.375512);
INSERT INTO public.outbox VALUES (413, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Held: finish", "state": "finishing", "job_id": "job_01m8h7wp6xfq9qez44cwhecpe0"}, "kind": "job.finishing", "owner": "ana"}', 1795875035.379085);
INSERT INTO public.outbox VALUES (414, 'webhook', '{"data": {"error": null, "label": "Canceled", "state": "queued", "job_id": "job_01m8h7wp7tvz17av7crvg05bs9"}, "kind": "job.queued", "owner": "ana"}', 1795875035.39187);
INSERT INTO public.outbox VALUES (415, 'doorbell', '{}', 1795875035.392539);
INSERT INTO public.outbox VALUES (416, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Canceled", "state": "canceled", "job_id": "job_01m8h7wp7tvz17av7crvg05bs9"}, "kind": "job.canceled", "owner": "ana"}', 1795875035.395831);
INSERT INTO public.outbox VALUES (417, 'webhook', '{"data": {"error": null, "label": "Queued", "state": "queued", "job_id": "job_01m8h7wp8dd8w7b77dvxh4mpdf"}, "kind": "job.queued", "owner": "ana"}', 1795875035.410642);
INSERT INTO public.outbox VALUES (418, 'doorbell', '{}', 1795875035.411299);
INSERT INTO public.outbox VALUES (419, 'webhook', '{"data": {"error": null, "label": "A version", "state": "queued", "job_id": "job_01m8h7wp8yxrg30pmv9yxkxqck"}, "kind": "job.queued", "owner": "ana"}', 1795875035.430186);
INSERT INTO public.outbox VALUES (420, 'doorbell', '{}', 1795875035.430916);
INSERT INTO public.outbox VALUES (421, 'webhook', '{"data": {"error": null, "label": "Preset draft", "state": "queued", "job_id": "job_01m8h7wp9frxr4an11czk8346w"}, "kind": "job.queued", "owner": "ana"}', 1795875035.444729);
INSERT INTO public.outbox VALUES (422, 'doorbell', '{}', 1795875035.445393);
INSERT INTO public.outbox VALUES (423, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Preset draft", "state": "paused", "job_id": "job_01m8h7wp9frxr4an11czk8346w"}, "kind": "job.paused", "owner": "ana"}', 1795875035.452262);
INSERT INTO public.outbox VALUES (424, 'webhook', '{"data": {"error": null, "label": "Preset standard", "state": "queued", "job_id": "job_01m8h7wpa2cr9vtj1813v1qmc5"}, "kind": "job.queued", "owner": "ana"}', 1795875035.463407);
INSERT INTO public.outbox VALUES (425, 'doorbell', '{}', 1795875035.464038);
INSERT INTO public.outbox VALUES (426, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Preset standard", "state": "paused", "job_id": "job_01m8h7wpa2cr9vtj1813v1qmc5"}, "kind": "job.paused", "owner": "ana"}', 1795875035.466711);
INSERT INTO public.outbox VALUES (427, 'webhook', '{"data": {"error": null, "label": "Preset fine", "state": "queued", "job_id": "job_01m8h7wpaj6pf8dmjtzx8q01b7"}, "kind": "job.queued", "owner": "ana"}', 1795875035.479748);
INSERT INTO public.outbox VALUES (428, 'doorbell', '{}', 1795875035.480504);
INSERT INTO public.outbox VALUES (429, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Preset fine", "state": "paused", "job_id": "job_01m8h7wpaj6pf8dmjtzx8q01b7"}, "kind": "job.paused", "owner": "ana"}', 1795875035.483109);
INSERT INTO public.outbox VALUES (430, 'webhook', '{"data": {"error": null, "label": "Preset draft@1", "state": "queued", "job_id": "job_01m8h7wpb2j77yfnt1h19dw707"}, "kind": "job.queued", "owner": "ana"}', 1795875035.495309);
INSERT INTO public.outbox VALUES (431, 'doorbell', '{}', 1795875035.495938);
INSERT INTO public.outbox VALUES (432, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Preset draft@1", "state": "paused", "job_id": "job_01m8h7wpb2j77yfnt1h19dw707"}, "kind": "job.paused", "owner": "ana"}', 1795875035.498632);
INSERT INTO public.outbox VALUES (433, 'webhook', '{"data": {"error": null, "label": "Preset standard@1", "state": "queued", "job_id": "job_01m8h7wpbs3w297gm7csg61st6"}, "kind": "job.queued", "owner": "ana"}', 1795875035.52383);
INSERT INTO public.outbox VALUES (434, 'doorbell', '{}', 1795875035.524429);
INSERT INTO public.outbox VALUES (435, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Preset standard@1", "state": "paused", "job_id": "job_01m8h7wpbs3w297gm7csg61st6"}, "kind": "job.paused", "owner": "ana"}', 1795875035.527033);
INSERT INTO public.outbox VALUES (436, 'webhook', '{"data": {"error": null, "label": "Preset fine@1", "state": "queued", "job_id": "job_01m8h7wpcem2eaefjhzkrwxy96"}, "kind": "job.queued", "owner": "ana"}', 1795875035.539521);
INSERT INTO public.outbox VALUES (437, 'doorbell', '{}', 1795875035.540145);
INSERT INTO public.outbox VALUES (438, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Preset fine@1", "state": "paused", "job_id": "job_01m8h7wpcem2eaefjhzkrwxy96"}, "kind": "job.paused", "owner": "ana"}', 1795875035.542953);
INSERT INTO public.outbox VALUES (439, 'webhook', '{"data": {"error": null, "label": "Preset draft@2", "state": "queued", "job_id": "job_01m8h7wpcwt44z9anpzr72s84a"}, "kind": "job.queued", "owner": "ana"}', 1795875035.553173);
INSERT INTO public.outbox VALUES (440, 'doorbell', '{}', 1795875035.553784);
INSERT INTO public.outbox VALUES (441, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Preset draft@2", "state": "paused", "job_id": "job_01m8h7wpcwt44z9anpzr72s84a"}, "kind": "job.paused", "owner": "ana"}', 1795875035.556278);
INSERT INTO public.outbox VALUES (442, 'webhook', '{"data": {"error": null, "label": "Preset standard@2", "state": "queued", "job_id": "job_01m8h7wpd95mbxca1jxvdqg4mr"}, "kind": "job.queued", "owner": "ana"}', 1795875035.566446);
INSERT INTO public.outbox VALUES (443, 'doorbell', '{}', 1795875035.567238);
INSERT INTO public.outbox VALUES (444, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Preset standard@2", "state": "paused", "job_id": "job_01m8h7wpd95mbxca1jxvdqg4mr"}, "kind": "job.paused", "owner": "ana"}', 1795875035.569892);
INSERT INTO public.outbox VALUES (445, 'webhook', '{"data": {"error": null, "label": "Preset fine@2", "state": "queued", "job_id": "job_01m8h7wpdq7m2qbgjtch31b134"}, "kind": "job.queued", "owner": "ana"}', 1795875035.580294);
INSERT INTO public.outbox VALUES (446, 'doorbell', '{}', 1795875035.58093);
INSERT INTO public.outbox VALUES (447, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Preset fine@2", "state": "paused", "job_id": "job_01m8h7wpdq7m2qbgjtch31b134"}, "kind": "job.paused", "owner": "ana"}', 1795875035.583506);
INSERT INTO public.outbox VALUES (448, 'webhook', '{"data": {"error": null, "label": "Preset draft@3", "state": "queued", "job_id": "job_01m8h7wpe57e394n6jp89csqgc"}, "kind": "job.queued", "owner": "ana"}', 1795875035.594601);
INSERT INTO public.outbox VALUES (449, 'doorbell', '{}', 1795875035.59524);
INSERT INTO public.outbox VALUES (450, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Preset draft@3", "state": "paused", "job_id": "job_01m8h7wpe57e394n6jp89csqgc"}, "kind": "job.paused", "owner": "ana"}', 1795875035.597819);
INSERT INTO public.outbox VALUES (451, 'webhook', '{"data": {"error": null, "label": "Preset standard@3", "state": "queued", "job_id": "job_01m8h7wpekwdr9bdvfndnxp4ek"}, "kind": "job.queued", "owner": "ana"}', 1795875035.607875);
INSERT INTO public.outbox VALUES (452, 'doorbell', '{}', 1795875035.608497);
INSERT INTO public.outbox VALUES (453, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Preset standard@3", "state": "paused", "job_id": "job_01m8h7wpekwdr9bdvfndnxp4ek"}, "kind": "job.paused", "owner": "ana"}', 1795875035.611128);
INSERT INTO public.outbox VALUES (454, 'webhook', '{"data": {"error": null, "label": "Preset fine@3", "state": "queued", "job_id": "job_01m8h7wpf050g7bb9djg6n2hx9"}, "kind": "job.queued", "owner": "ana"}', 1795875035.621879);
INSERT INTO public.outbox VALUES (455, 'doorbell', '{}', 1795875035.622578);
INSERT INTO public.outbox VALUES (456, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Preset fine@3", "state": "paused", "job_id": "job_01m8h7wpf050g7bb9djg6n2hx9"}, "kind": "job.paused", "owner": "ana"}', 1795875035.625203);
INSERT INTO public.outbox VALUES (457, 'webhook', '{"data": {"error": null, "label": "Every file", "state": "queued", "job_id": "job_01m8h7wpfez7wyqe6mnhn3g2bd"}, "kind": "job.queued", "owner": "ana"}', 1795875035.635441);
INSERT INTO public.outbox VALUES (458, 'doorbell', '{}', 1795875035.636081);
INSERT INTO public.outbox VALUES (459, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Every file", "state": "paused", "job_id": "job_01m8h7wpfez7wyqe6mnhn3g2bd"}, "kind": "job.paused", "owner": "ana"}', 1795875035.63873);
INSERT INTO public.outbox VALUES (460, 'webhook', '{"data": {"error": null, "label": "Notes, labels and a webhook", "state": "queued", "job_id": "job_01m8h7wpfwt100h33yra9bx0qe"}, "kind": "job.queued", "owner": "ana"}', 1795875035.650127);
INSERT INTO public.outbox VALUES (461, 'doorbell', '{}', 1795875035.650791);
INSERT INTO public.outbox VALUES (462, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Notes, labels and a webhook", "state": "paused", "job_id": "job_01m8h7wpfwt100h33yra9bx0qe"}, "kind": "job.paused", "owner": "ana"}', 1795875035.653358);
INSERT INTO public.outbox VALUES (463, 'webhook', '{"data": {"error": null, "label": "Two paintings", "state": "queued", "job_id": "job_01m8h7wpga7xmqjtsms5h5acg2"}, "kind": "job.queued", "owner": "ana"}', 1795875035.664851);
INSERT INTO public.outbox VALUES (464, 'doorbell', '{}', 1795875035.665631);
INSERT INTO public.outbox VALUES (465, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Two paintings", "state": "paused", "job_id": "job_01m8h7wpga7xmqjtsms5h5acg2"}, "kind": "job.paused", "owner": "ana"}', 1795875035.668731);
INSERT INTO public.outbox VALUES (466, 'webhook', '{"data": {"error": null, "label": "Regions", "state": "queued", "job_id": "job_01m8h7wpka24qemazmmhepd1dm"}, "kind": "job.queued", "owner": "ana"}', 1795875035.76186);
INSERT INTO public.outbox VALUES (467, 'doorbell', '{}', 1795875035.762734);
INSERT INTO public.outbox VALUES (468, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Regions", "state": "paused", "job_id": "job_01m8h7wpka24qemazmmhepd1dm"}, "kind": "job.paused", "owner": "ana"}', 1795875035.766062);
INSERT INTO public.outbox VALUES (469, 'webhook', '{"data": {"error": null, "label": "Regions and strength", "state": "queued", "job_id": "job_01m8h7wpmdsfkqe47j0bkank4y"}, "kind": "job.queued", "owner": "ana"}', 1795875035.795976);
INSERT INTO public.outbox VALUES (470, 'doorbell', '{}', 1795875035.796783);
INSERT INTO public.outbox VALUES (471, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Regions and strength", "state": "paused", "job_id": "job_01m8h7wpmdsfkqe47j0bkank4y"}, "kind": "job.paused", "owner": "ana"}', 1795875035.800435);
INSERT INTO public.outbox VALUES (472, 'webhook', '{"data": {"error": null, "label": "Strength", "state": "queued", "job_id": "job_01m8h7wpn1d1f10jkzhgg0hv84"}, "kind": "job.queued", "owner": "ana"}', 1795875035.815085);
INSERT INTO public.outbox VALUES (473, 'doorbell', '{}', 1795875035.816321);
INSERT INTO public.outbox VALUES (474, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Strength", "state": "paused", "job_id": "job_01m8h7wpn1d1f10jkzhgg0hv84"}, "kind": "job.paused", "owner": "ana"}', 1795875035.820241);
INSERT INTO public.outbox VALUES (475, 'webhook', '{"data": {"error": null, "label": "A canvas of one''s own", "state": "queued", "job_id": "job_01m8h7wpnjc4mew337ms6x2mpn"}, "kind": "job.queued", "owner": "ana"}', 1795875035.832157);
INSERT INTO public.outbox VALUES (476, 'doorbell', '{}', 1795875035.832846);
INSERT INTO public.outbox VALUES (477, 'webhook', '{"data": {"by": "ana", "error": null, "label": "A canvas of one''s own", "state": "paused", "job_id": "job_01m8h7wpnjc4mew337ms6x2mpn"}, "kind": "job.paused", "owner": "ana"}', 1795875035.835571);
INSERT INTO public.outbox VALUES (478, 'webhook', '{"data": {"error": null, "label": "Settings 1", "state": "queued", "job_id": "job_01m8h7wpp22h47g0vacq4y1vey"}, "kind": "job.queued", "owner": "ana"}', 1795875035.850209);
INSERT INTO public.outbox VALUES (479, 'doorbell', '{}', 1795875035.8509);
INSERT INTO public.outbox VALUES (480, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Settings 1", "state": "paused", "job_id": "job_01m8h7wpp22h47g0vacq4y1vey"}, "kind": "job.paused", "owner": "ana"}', 1795875035.853638);
INSERT INTO public.outbox VALUES (481, 'webhook', '{"data": {"error": null, "label": "Settings 2", "state": "queued", "job_id": "job_01m8h7wppkfv6jff9h0z745vbs"}, "kind": "job.queued", "owner": "ana"}', 1795875035.864125);
INSERT INTO public.outbox VALUES (482, 'doorbell', '{}', 1795875035.864757);
INSERT INTO public.outbox VALUES (483, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Settings 2", "state": "paused", "job_id": "job_01m8h7wppkfv6jff9h0z745vbs"}, "kind": "job.paused", "owner": "ana"}', 1795875035.867438);
INSERT INTO public.outbox VALUES (484, 'webhook', '{"data": {"error": null, "label": "Settings 3", "state": "queued", "job_id": "job_01m8h7wpq3srrqq2tpzhk0vv69"}, "kind": "job.queued", "owner": "ana"}', 1795875035.880062);
INSERT INTO public.outbox VALUES (485, 'doorbell', '{}', 1795875035.880684);
INSERT INTO public.outbox VALUES (486, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Settings 3", "state": "paused", "job_id": "job_01m8h7wpq3srrqq2tpzhk0vv69"}, "kind": "job.paused", "owner": "ana"}', 1795875035.88322);
INSERT INTO public.outbox VALUES (487, 'webhook', '{"data": {"error": null, "label": "Settings 4", "state": "queued", "job_id": "job_01m8h7wpqhp547bs9vh9sc40fp"}, "kind": "job.queued", "owner": "ana"}', 1795875035.894495);
INSERT INTO public.outbox VALUES (488, 'doorbell', '{}', 1795875035.895125);
INSERT INTO public.outbox VALUES (489, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Settings 4", "state": "paused", "job_id": "job_01m8h7wpqhp547bs9vh9sc40fp"}, "kind": "job.paused", "owner": "ana"}', 1795875035.8977);
INSERT INTO public.outbox VALUES (490, 'webhook', '{"data": {"error": null, "label": "Settings 5", "state": "queued", "job_id": "job_01m8h7wprby93d8ybb1st3yyyb"}, "kind": "job.queued", "owner": "ana"}', 1795875035.921618);
INSERT INTO public.outbox VALUES (491, 'doorbell', '{}', 1795875035.922336);
INSERT INTO public.outbox VALUES (492, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Settings 5", "state": "paused", "job_id": "job_01m8h7wprby93d8ybb1st3yyyb"}, "kind": "job.paused", "owner": "ana"}', 1795875035.92515);
INSERT INTO public.outbox VALUES (493, 'webhook', '{"data": {"error": null, "label": "Settings 6", "state": "queued", "job_id": "job_01m8h7wprwa83nk2ka21da7efn"}, "kind": "job.queued", "owner": "ana"}', 1795875035.937691);
INSERT INTO public.outbox VALUES (494, 'doorbell', '{}', 1795875035.938435);
INSERT INTO public.outbox VALUES (495, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Settings 6", "state": "paused", "job_id": "job_01m8h7wprwa83nk2ka21da7efn"}, "kind": "job.paused", "owner": "ana"}', 1795875035.940837);
INSERT INTO public.outbox VALUES (496, 'webhook', '{"data": {"error": null, "label": "One pass", "state": "queued", "job_id": "job_01m8h7wpsfj7zgddrby30esaeg"}, "kind": "job.queued", "owner": "ana"}', 1795875035.95788);
INSERT INTO public.outbox VALUES (497, 'doorbell', '{}', 1795875035.958585);
INSERT INTO public.outbox VALUES (498, 'webhook', '{"data": {"by": "ana", "error": null, "label": "One pass", "state": "paused", "job_id": "job_01m8h7wpsfj7zgddrby30esaeg"}, "kind": "job.paused", "owner": "ana"}', 1795875035.961161);
INSERT INTO public.outbox VALUES (499, 'webhook', '{"data": {"error": null, "label": "A proof of one pass", "state": "queued", "job_id": "job_01m8h7wpt1s3zgr2ynj3yjrqp6"}, "kind": "job.queued", "owner": "ana"}', 1795875035.974512);
INSERT INTO public.outbox VALUES (500, 'doorbell', '{}', 1795875035.975165);
INSERT INTO public.outbox VALUES (501, 'webhook', '{"data": {"by": "ana", "error": null, "label": "A proof of one pass", "state": "paused", "job_id": "job_01m8h7wpt1s3zgr2ynj3yjrqp6"}, "kind": "job.paused", "owner": "ana"}', 1795875035.977847);
INSERT INTO public.outbox VALUES (502, 'webhook', '{"data": {"error": null, "label": "Two passes of a film", "state": "queued", "job_id": "job_01m8h7wptj6acadxg9v0pgryph"}, "kind": "job.queued", "owner": "ana"}', 1795875035.993548);
INSERT INTO public.outbox VALUES (503, 'doorbell', '{}', 1795875035.994306);
INSERT INTO public.outbox VALUES (504, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Two passes of a film", "state": "paused", "job_id": "job_01m8h7wptj6acadxg9v0pgryph"}, "kind": "job.paused", "owner": "ana"}', 1795875035.997773);
INSERT INTO public.outbox VALUES (505, 'webhook', '{"data": {"error": null, "label": "Part of a film", "state": "queued", "job_id": "job_01m8h7wpv3jzhmdgeyyh4y60fc"}, "kind": "job.queued", "owner": "ana"}', 1795875036.008889);
INSERT INTO public.outbox VALUES (506, 'doorbell', '{}', 1795875036.009553);
INSERT INTO public.outbox VALUES (507, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Part of a film", "state": "paused", "job_id": "job_01m8h7wpv3jzhmdgeyyh4y60fc"}, "kind": "job.paused", "owner": "ana"}', 1795875036.012806);
INSERT INTO public.outbox VALUES (508, 'webhook', '{"data": {"error": null, "label": "A training", "state": "queued", "job_id": "job_01m8h7wpvjka6900v51b3m2vzp"}, "kind": "job.queued", "owner": "ana"}', 1795875036.023867);
INSERT INTO public.outbox VALUES (509, 'doorbell', '{}', 1795875036.02452);
INSERT INTO public.outbox VALUES (510, 'webhook', '{"data": {"by": "ana", "error": null, "label": "A training", "state": "paused", "job_id": "job_01m8h7wpvjka6900v51b3m2vzp"}, "kind": "job.paused", "owner": "ana"}', 1795875036.027258);
INSERT INTO public.outbox VALUES (511, 'webhook', '{"data": {"error": null, "label": "", "state": "queued", "job_id": "job_01m8h7wpw73bht4f7x9vvzfdr9"}, "kind": "job.queued", "owner": "ana"}', 1795875036.044826);
INSERT INTO public.outbox VALUES (512, 'doorbell', '{}', 1795875036.046215);
INSERT INTO public.outbox VALUES (513, 'webhook', '{"data": {"error": null, "label": "", "state": "queued", "job_id": "job_01m8h7wpwgefq4hjmyd5m5tgjv"}, "kind": "job.queued", "owner": "ana"}', 1795875036.050508);
INSERT INTO public.outbox VALUES (514, 'doorbell', '{}', 1795875036.052094);
INSERT INTO public.outbox VALUES (515, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Finished: lbfgs", "state": "succeeded", "job_id": "job_01m8h7smmxx10jtz5ywnq40gqz", "changed": ["favourite"]}, "kind": "job.succeeded", "owner": "ana"}', 1795875036.064391);
INSERT INTO public.outbox VALUES (516, 'webhook', '{"data": {"error": null, "label": "In the bin", "state": "queued", "job_id": "job_01m8h7wpx7fc1chgbxr7encmnp"}, "kind": "job.queued", "owner": "ana"}', 1795875036.077127);
INSERT INTO public.outbox VALUES (517, 'doorbell', '{}', 1795875036.077932);
INSERT INTO public.outbox VALUES (518, 'webhook', '{"data": {"by": "ana", "error": null, "label": "In the bin", "state": "canceled", "job_id": "job_01m8h7wpx7fc1chgbxr7encmnp"}, "kind": "job.canceled", "owner": "ana"}', 1795875036.081827);


--
-- Data for Name: projects; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.projects VALUES ('Waves', '["ana"]', 1, NULL, '', 0, 1795874934.473776);


--
-- Data for Name: samples; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: serves; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.serves VALUES ('0005');


--
-- Data for Name: shares; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.shares VALUES (2993124, 'default', 'ana', 'cpu   render', 10);
INSERT INTO public.shares VALUES (2993124, 'default', 'ana', 'cpu-half 17110 network-vgg16,sketch apply,regions,render,train,video', 51.87082099914551);
INSERT INTO public.shares VALUES (2993125, 'default', 'ana', 'cpu-half 17867 network-vgg16,sketch apply,regions,render,train,video', 10);


--
-- Data for Name: sign_ins; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: standings; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: style_versions; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.style_versions VALUES ('style_01m8h7wpxwnjwc7bgn1h09b1py', 1, '[{"mask": null, "asset": "asset_01m8h7sm0phhy0a4amjhe65k6e", "weight": 1.0}]', '{}', 1795875036.094477);


--
-- Data for Name: styles; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.styles VALUES ('style_01m8h7wpxwnjwc7bgn1h09b1py', 'ana', 'Waves', '["sea"]', '', 1, 1795875036.093466, false);


--
-- Data for Name: tokens; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.tokens VALUES ('token_01m8h7skpdhp695a1qnkp3veec', 'ana', 'laptop', 'cf24d7e7db8950c0b707376b5c4718234a747fdde39a75924f15c5736b092ff9', '["read", "write"]', 1795874934.477782, NULL, NULL, NULL);


--
-- Data for Name: uploads; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.uploads VALUES ('upload_01m8h7wpwq89e52rzqsmz0bm0n', 'ana', '0000000000000000000000000000000000000000000000000000000000000000', 'on its way.png', 1000, 1795875036.056503);


--
-- Data for Name: usage; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.usage VALUES ('job_01m8h7sm8h70xxddb3svv8p4h7', 1, 'ana', 'default', 'render', NULL, 1795874935.394481, '2026-11', 0.004446983337402344, 0, NULL, NULL, NULL);
INSERT INTO public.usage VALUES ('job_01m8h7smnhxddya5bgbtcz2kca', 1, 'ana', 'default', 'apply', 'cpu-half', 1795874947.520063, '2026-11', 4.878162860870361, 18432, NULL, NULL, 4.878162860870361);
INSERT INTO public.usage VALUES ('job_01m8h7smp4bnqra3a099mprs1y', 1, 'ana', 'default', 'video', 'cpu-half', 1795874959.704962, '2026-11', 11.870820999145508, 36864, NULL, NULL, 11.870820999145508);
INSERT INTO public.usage VALUES ('job_01m8h7smpk3k06pq1zsx90vv7p', 1, 'ana', 'default', 'train', 'cpu-half', 1795874967.084899, '2026-11', 7.259383916854858, 24576, NULL, NULL, 7.259383916854858);
INSERT INTO public.usage VALUES ('job_01m8h7smktenp12ycgmzw7z0ny', 1, 'ana', 'default', 'render', 'cpu-half', 1795874971.109126, '2026-11', 3.900329113006592, 6144, NULL, NULL, 3.900329113006592);
INSERT INTO public.usage VALUES ('job_01m8h7smmxx10jtz5ywnq40gqz', 1, 'ana', 'default', 'render', 'cpu-half', 1795874975.378537, '2026-11', 4.147955894470215, 6144, NULL, NULL, 4.147955894470215);
INSERT INTO public.usage VALUES ('job_01m8h7w7qktr9j5fve83syme6g', 1, 'ana', 'default', 'render', 'cpu-half', 1795875028.472238, '2026-11', 1.7290260791778564, 0, NULL, NULL, NULL);


--
-- Data for Name: users; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.users VALUES ('ana', 'artist', false, 1795874934.462662);
INSERT INTO public.users VALUES ('operator', 'operator', false, 1795874934.468013);
INSERT INTO public.users VALUES ('admin', 'admin', false, 1795874934.470409);


--
-- Data for Name: votes; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: webhooks; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.webhooks VALUES ('webhook_01m8h7skph8faf1ma36vmcvw7z', 'ana', 'http://127.0.0.1:9/farm', 'whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', '["job.failed", "job.paused", "job.succeeded"]', true, 1795874934.482711, NULL, NULL, NULL);
INSERT INTO public.webhooks VALUES ('webhook_01m8h7wpg0b80d7n6ypcttahgd', 'ana', 'http://127.0.0.1:9/job', 'whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', '["job.canceled", "job.failed", "job.succeeded"]', true, 1795875035.649593, 'job_01m8h7wpfwt100h33yra9bx0qe', NULL, NULL);


--
-- Data for Name: workers; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.workers VALUES ('studio/pauses', 'boot_01m8h7wb6xh4xjfzmv2jay80by', 'vm', 7770, 'cpu, 1 thread', '0.2.0', false, NULL, NULL, 1795875025.452338, 1795875028.487522, 1795875028.589897, NULL, 'cpu-half', 18500000000, 'network-vgg16,sketch', 'render,apply,video,train,regions', 1004724224, NULL, 58953822208, '', false, false);
INSERT INTO public.workers VALUES ('studio/finishes', 'boot_01m8h7sr8nbhr5t4fxy3tcqzdb', 'vm', 5113, 'cpu, 1 thread', '0.2.0', false, NULL, NULL, 1795874941.317516, 1795874975.393812, 1795874975.496007, NULL, 'cpu-half', 17200000000, 'network-vgg16,sketch', 'render,apply,video,train,regions', 1376780288, NULL, 59039617024, '', false, false);
INSERT INTO public.workers VALUES ('studio/adam', 'boot_01m8h7tytj1hp8gphhrnn9sh13', 'vm', 6337, 'cpu, 1 thread', '0.2.0', false, NULL, 'job_01m8h7tvxs79ah3q6hm6914tg8', 1795874980.514831, 1795874981.095602, NULL, NULL, 'cpu-half', 18000000000, 'network-vgg16,sketch', 'render,apply,video,train,regions', 863813632, NULL, 59039035392, '', false, false);
INSERT INTO public.workers VALUES ('studio/lbfgs', 'boot_01m8h7v5tvqapjr20naek3a5x3', 'vm', 6551, 'cpu, 1 thread', '0.2.0', false, NULL, 'job_01m8h7v39fg60yd5tnt0qey6ge', 1795874987.812824, 1795874988.352484, NULL, NULL, 'cpu-half', 18100000000, 'network-vgg16,sketch', 'render,apply,video,train,regions', 802029568, NULL, 59033309184, '', false, false);
INSERT INTO public.workers VALUES ('studio/apply', 'boot_01m8h7vd8hv5p3yy2je5xy4nhr', 'vm', 6762, 'cpu, 1 thread', '0.2.0', false, NULL, 'job_01m8h7v9waf5xj4fpjvpnkkeyk', 1795874995.104229, 1795874996.128001, NULL, NULL, 'cpu-half', 18200000000, 'network-vgg16,sketch', 'render,apply,video,train,regions', 799031296, NULL, 59022594048, '', false, false);
INSERT INTO public.workers VALUES ('studio/video', 'boot_01m8h7vq5eha0v1s3754cvrzyr', 'vm', 7109, 'cpu, 1 thread', '0.2.0', false, NULL, 'job_01m8h7vjc5b6tcwg2x5dnwjbba', 1795875006.874937, 1795875008.245923, NULL, NULL, 'cpu-half', 18400000000, 'network-vgg16,sketch', 'render,apply,video,train,regions', 855621632, NULL, 59008290816, '', false, false);
INSERT INTO public.workers VALUES ('studio/train', 'boot_01m8h7w2gzjmndnehqjm4s96d2', 'vm', 7605, 'cpu, 1 thread', '0.2.0', false, NULL, 'job_01m8h7w0fdqyqmfk6wvth48s9a', 1795875017.107348, 1795875017.593357, NULL, NULL, 'cpu-half', 18300000000, 'network-vgg16,sketch', 'render,apply,video,train,regions', 865083392, NULL, 58982711296, '', false, false);


--
-- Name: attempts_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.attempts_id_seq', 15, true);


--
-- Name: audit_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.audit_id_seq', 5, true);


--
-- Name: checkpoints_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.checkpoints_id_seq', 111, true);


--
-- Name: job_events_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.job_events_id_seq', 128, true);


--
-- Name: outbox_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.outbox_id_seq', 518, true);


--
-- Name: album_jobs album_jobs_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.album_jobs
    ADD CONSTRAINT album_jobs_pkey PRIMARY KEY (job_id, name);


--
-- Name: alembic_version alembic_version_pkc; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);


--
-- Name: answers answers_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.answers
    ADD CONSTRAINT answers_pkey PRIMARY KEY (owner, key);


--
-- Name: artifacts artifacts_job_id_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.artifacts
    ADD CONSTRAINT artifacts_job_id_name_key UNIQUE (job_id, name);


--
-- Name: artifacts artifacts_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.artifacts
    ADD CONSTRAINT artifacts_key_key UNIQUE (key);


--
-- Name: artifacts artifacts_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.artifacts
    ADD CONSTRAINT artifacts_pkey PRIMARY KEY (id);


--
-- Name: assets assets_owner_sha256_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.assets
    ADD CONSTRAINT assets_owner_sha256_key UNIQUE (owner, sha256);


--
-- Name: assets assets_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.assets
    ADD CONSTRAINT assets_pkey PRIMARY KEY (id);


--
-- Name: attempts attempts_job_id_epoch_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attempts
    ADD CONSTRAINT attempts_job_id_epoch_key UNIQUE (job_id, epoch);


--
-- Name: attempts attempts_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attempts
    ADD CONSTRAINT attempts_pkey PRIMARY KEY (id);


--
-- Name: audit audit_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit
    ADD CONSTRAINT audit_pkey PRIMARY KEY (id);


--
-- Name: batches batches_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.batches
    ADD CONSTRAINT batches_pkey PRIMARY KEY (id);


--
-- Name: caretakers caretakers_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.caretakers
    ADD CONSTRAINT caretakers_pkey PRIMARY KEY (boot_id);


--
-- Name: checkpoints checkpoints_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.checkpoints
    ADD CONSTRAINT checkpoints_key_key UNIQUE (key);


--
-- Name: checkpoints checkpoints_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.checkpoints
    ADD CONSTRAINT checkpoints_pkey PRIMARY KEY (id);


--
-- Name: deliveries deliveries_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.deliveries
    ADD CONSTRAINT deliveries_pkey PRIMARY KEY (id);


--
-- Name: forms forms_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.forms
    ADD CONSTRAINT forms_pkey PRIMARY KEY (owner);


--
-- Name: identities identities_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identities
    ADD CONSTRAINT identities_pkey PRIMARY KEY (issuer, subject);


--
-- Name: job_after job_after_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_after
    ADD CONSTRAINT job_after_pkey PRIMARY KEY (job_id, after_id);


--
-- Name: job_assets job_assets_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_assets
    ADD CONSTRAINT job_assets_pkey PRIMARY KEY (job_id, asset_id, role);


--
-- Name: job_events job_events_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_events
    ADD CONSTRAINT job_events_pkey PRIMARY KEY (id);


--
-- Name: jobs jobs_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.jobs
    ADD CONSTRAINT jobs_pkey PRIMARY KEY (id);


--
-- Name: looks looks_owner_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.looks
    ADD CONSTRAINT looks_owner_name_key UNIQUE (owner, name);


--
-- Name: looks looks_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.looks
    ADD CONSTRAINT looks_pkey PRIMARY KEY (id);


--
-- Name: outbox outbox_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY (id);


--
-- Name: projects projects_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.projects
    ADD CONSTRAINT projects_pkey PRIMARY KEY (name);


--
-- Name: samples samples_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.samples
    ADD CONSTRAINT samples_pkey PRIMARY KEY (minute);


--
-- Name: serves serves_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.serves
    ADD CONSTRAINT serves_pkey PRIMARY KEY (oldest);


--
-- Name: shares shares_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.shares
    ADD CONSTRAINT shares_pkey PRIMARY KEY (slot, project, owner, offer);


--
-- Name: sign_ins sign_ins_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sign_ins
    ADD CONSTRAINT sign_ins_pkey PRIMARY KEY (sha256);


--
-- Name: standings standings_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.standings
    ADD CONSTRAINT standings_pkey PRIMARY KEY (id);


--
-- Name: style_versions style_versions_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.style_versions
    ADD CONSTRAINT style_versions_pkey PRIMARY KEY (style_id, number);


--
-- Name: styles styles_owner_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.styles
    ADD CONSTRAINT styles_owner_name_key UNIQUE (owner, name);


--
-- Name: styles styles_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.styles
    ADD CONSTRAINT styles_pkey PRIMARY KEY (id);


--
-- Name: tokens tokens_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tokens
    ADD CONSTRAINT tokens_pkey PRIMARY KEY (id);


--
-- Name: tokens tokens_sha256_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tokens
    ADD CONSTRAINT tokens_sha256_key UNIQUE (sha256);


--
-- Name: uploads uploads_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.uploads
    ADD CONSTRAINT uploads_pkey PRIMARY KEY (id);


--
-- Name: usage usage_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.usage
    ADD CONSTRAINT usage_pkey PRIMARY KEY (job_id, epoch);


--
-- Name: users users_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_pkey PRIMARY KEY (name);


--
-- Name: votes votes_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.votes
    ADD CONSTRAINT votes_pkey PRIMARY KEY (one_id, other_id, person);


--
-- Name: webhooks webhooks_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.webhooks
    ADD CONSTRAINT webhooks_pkey PRIMARY KEY (id);


--
-- Name: workers workers_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workers
    ADD CONSTRAINT workers_pkey PRIMARY KEY (id);


--
-- Name: ix_album_jobs_name; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_album_jobs_name ON public.album_jobs USING btree (name);


--
-- Name: ix_answers_job_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_answers_job_id ON public.answers USING btree (job_id);


--
-- Name: ix_assets_sha256; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_assets_sha256 ON public.assets USING btree (sha256);


--
-- Name: ix_attempts_ended; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_attempts_ended ON public.attempts USING btree (ended, outcome);


--
-- Name: ix_attempts_worker_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_attempts_worker_id ON public.attempts USING btree (worker_id);


--
-- Name: ix_checkpoints_job_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_checkpoints_job_id ON public.checkpoints USING btree (job_id);


--
-- Name: ix_deliveries_due; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_deliveries_due ON public.deliveries USING btree (due);


--
-- Name: ix_deliveries_webhook_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_deliveries_webhook_id ON public.deliveries USING btree (webhook_id);


--
-- Name: ix_identities_user; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_identities_user ON public.identities USING btree ("user");


--
-- Name: ix_job_after_after_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_job_after_after_id ON public.job_after USING btree (after_id);


--
-- Name: ix_job_assets_asset_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_job_assets_asset_id ON public.job_assets USING btree (asset_id);


--
-- Name: ix_job_events_job_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_job_events_job_id ON public.job_events USING btree (job_id);


--
-- Name: ix_jobs_batch_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_jobs_batch_id ON public.jobs USING btree (batch_id);


--
-- Name: ix_jobs_binned; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_jobs_binned ON public.jobs USING btree (binned) WHERE (binned IS NOT NULL);


--
-- Name: ix_jobs_claim; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_jobs_claim ON public.jobs USING btree (state, blockers, priority, project, owner, needs, "position");


--
-- Name: ix_jobs_claimed; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_jobs_claimed ON public.jobs USING btree (claimed);


--
-- Name: ix_jobs_created; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_jobs_created ON public.jobs USING btree (created, id);


--
-- Name: ix_jobs_favourite; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_jobs_favourite ON public.jobs USING btree (owner, created, id) WHERE favourite;


--
-- Name: ix_jobs_line; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_jobs_line ON public.jobs USING btree (state, priority DESC, "position", needs);


--
-- Name: ix_jobs_needs; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_jobs_needs ON public.jobs USING btree (state, blockers, needs);


--
-- Name: ix_jobs_owner; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_jobs_owner ON public.jobs USING btree (owner, created, id);


--
-- Name: ix_jobs_parent_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_jobs_parent_id ON public.jobs USING btree (parent_id);


--
-- Name: ix_jobs_part_of; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_jobs_part_of ON public.jobs USING btree (part_of);


--
-- Name: ix_jobs_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_jobs_state ON public.jobs USING btree (state, created, id);


--
-- Name: ix_jobs_style_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_jobs_style_id ON public.jobs USING btree (style_id);


--
-- Name: ix_jobs_unlisted; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_jobs_unlisted ON public.jobs USING btree (id) WHERE (NOT assets_listed);


--
-- Name: ix_jobs_worker; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_jobs_worker ON public.jobs USING btree (worker_id, owner);


--
-- Name: ix_outbox_topic; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_outbox_topic ON public.outbox USING btree (topic, id);


--
-- Name: ix_sign_ins_expires; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_sign_ins_expires ON public.sign_ins USING btree (expires);


--
-- Name: ix_sign_ins_token_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_sign_ins_token_id ON public.sign_ins USING btree (token_id);


--
-- Name: ix_sign_ins_user; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_sign_ins_user ON public.sign_ins USING btree ("user");


--
-- Name: ix_tokens_parent_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_tokens_parent_id ON public.tokens USING btree (parent_id);


--
-- Name: ix_tokens_user; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_tokens_user ON public.tokens USING btree ("user");


--
-- Name: ix_usage_ended; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_usage_ended ON public.usage USING btree (ended);


--
-- Name: ix_usage_owner; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_usage_owner ON public.usage USING btree (owner, ended);


--
-- Name: ix_usage_project; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_usage_project ON public.usage USING btree (month, project, seconds);


--
-- Name: ix_votes_other_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_votes_other_id ON public.votes USING btree (other_id);


--
-- Name: ix_webhooks_job_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_webhooks_job_id ON public.webhooks USING btree (job_id);


--
-- Name: ix_webhooks_owner; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_webhooks_owner ON public.webhooks USING btree (owner);


--
-- Name: album_jobs album_jobs_job_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.album_jobs
    ADD CONSTRAINT album_jobs_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.jobs(id) ON DELETE CASCADE;


--
-- Name: artifacts artifacts_job_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.artifacts
    ADD CONSTRAINT artifacts_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.jobs(id) ON DELETE CASCADE;


--
-- Name: attempts attempts_job_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attempts
    ADD CONSTRAINT attempts_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.jobs(id) ON DELETE CASCADE;


--
-- Name: checkpoints checkpoints_job_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.checkpoints
    ADD CONSTRAINT checkpoints_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.jobs(id) ON DELETE CASCADE;


--
-- Name: deliveries deliveries_webhook_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.deliveries
    ADD CONSTRAINT deliveries_webhook_id_fkey FOREIGN KEY (webhook_id) REFERENCES public.webhooks(id) ON DELETE CASCADE;


--
-- Name: tokens fk_tokens_parent_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tokens
    ADD CONSTRAINT fk_tokens_parent_id FOREIGN KEY (parent_id) REFERENCES public.tokens(id) ON DELETE CASCADE;


--
-- Name: webhooks fk_webhooks_job_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.webhooks
    ADD CONSTRAINT fk_webhooks_job_id FOREIGN KEY (job_id) REFERENCES public.jobs(id) ON DELETE CASCADE;


--
-- Name: identities identities_user_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identities
    ADD CONSTRAINT identities_user_fkey FOREIGN KEY ("user") REFERENCES public.users(name) ON DELETE CASCADE;


--
-- Name: job_after job_after_after_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_after
    ADD CONSTRAINT job_after_after_id_fkey FOREIGN KEY (after_id) REFERENCES public.jobs(id) ON DELETE CASCADE;


--
-- Name: job_after job_after_job_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_after
    ADD CONSTRAINT job_after_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.jobs(id) ON DELETE CASCADE;


--
-- Name: job_assets job_assets_job_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_assets
    ADD CONSTRAINT job_assets_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.jobs(id) ON DELETE CASCADE;


--
-- Name: job_events job_events_job_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_events
    ADD CONSTRAINT job_events_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.jobs(id) ON DELETE CASCADE;


--
-- Name: sign_ins sign_ins_token_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sign_ins
    ADD CONSTRAINT sign_ins_token_id_fkey FOREIGN KEY (token_id) REFERENCES public.tokens(id) ON DELETE CASCADE;


--
-- Name: sign_ins sign_ins_user_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sign_ins
    ADD CONSTRAINT sign_ins_user_fkey FOREIGN KEY ("user") REFERENCES public.users(name) ON DELETE CASCADE;


--
-- Name: style_versions style_versions_style_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.style_versions
    ADD CONSTRAINT style_versions_style_id_fkey FOREIGN KEY (style_id) REFERENCES public.styles(id) ON DELETE CASCADE;


--
-- Name: tokens tokens_user_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tokens
    ADD CONSTRAINT tokens_user_fkey FOREIGN KEY ("user") REFERENCES public.users(name) ON DELETE CASCADE;


--
-- Name: votes votes_one_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.votes
    ADD CONSTRAINT votes_one_id_fkey FOREIGN KEY (one_id) REFERENCES public.jobs(id) ON DELETE CASCADE;


--
-- Name: votes votes_other_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.votes
    ADD CONSTRAINT votes_other_id_fkey FOREIGN KEY (other_id) REFERENCES public.jobs(id) ON DELETE CASCADE;


--
-- PostgreSQL database dump complete
--


